package dev.flatline.simulator.fault;

/** A proxy did not do what it was told. The message says which one, what it was told, and what it answered. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what happened and what to do about it. */
    public FaultException(String message) {
        super(message);
    }

    /** With what happened, what to do about it, and the cause. */
    public FaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
