package dev.flatline.server.wire;

/** What came in is not the protocol. The connection cannot go on; the message says why, for the client's developer. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, for the client's developer */
    public ProtocolException(String message) {
        super(message);
    }
}
