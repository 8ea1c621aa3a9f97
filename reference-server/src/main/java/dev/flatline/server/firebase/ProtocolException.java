package dev.flatline.server.firebase;

/** What came in is not the protocol. The connection cannot go on; the message says why, for the client's developer. */
final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
