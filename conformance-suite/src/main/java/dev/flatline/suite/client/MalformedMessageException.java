package dev.flatline.suite.client;

/** The server sent something that is not the protocol. The message says what; it ends the connection. */
final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String message) {
        super(message);
    }
}
