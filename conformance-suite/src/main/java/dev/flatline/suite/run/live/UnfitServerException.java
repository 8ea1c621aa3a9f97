package dev.flatline.suite.run.live;

/** The server that was named cannot be tested: it is not there, or does not speak the protocol. */
public final class UnfitServerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnfitServerException(String message) {
        super(message);
    }
}
