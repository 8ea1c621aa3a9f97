package dev.flatline.suite.target.server;

/** The server of a target cannot be started, or does not become ready. The message says what it said, and what to check. */
public final class UnreadyServerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadyServerException(String message) {
        super(message);
    }
}
