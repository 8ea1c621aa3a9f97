package dev.flatline.suite.lab;

/** What was asked of the lab cannot be played. Its message is for whoever asked. */
public final class LabException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence: what is wrong, and what would be right */
    public LabException(String message) {
        super(message);
    }
}
