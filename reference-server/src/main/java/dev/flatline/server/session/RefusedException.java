package dev.flatline.server.session;

/** A request that is understood but not granted. The message is meant for the client's developer. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses with a reason. */
    RefusedException(String message) {
        super(message);
    }
}
