package dev.flatline.server.wire;

/** A connection's way to its client, whatever transport carries it. */
public interface Outlet {
    /** Sends a message. */
    void send(OutboundMessage message);

    /** Whether the client keeps up with what it is sent; if not, its connection must be dropped instead of sending more. */
    boolean keepsUp();

    /** Makes the client give a sign of life. */
    void probe();

    /**
     * Closes in good order: what was sent before is delivered.
     *
     * @param code the WebSocket status code, where there is one to tell
     * @param reason for the client's developer
     */
    void close(int code, String reason);

    /**
     * Neither reads nor sends anything until {@link #thaw}; what is given to be sent meanwhile waits.
     *
     * @throws UnsupportedOperationException if this transport cannot do it
     */
    void freeze();

    /** Reads and sends again, beginning with what has waited. Called after {@link #freeze} only. */
    void thaw();

    /** Closes at once, without waiting for a peer that may be gone. Doing it again does nothing. */
    void drop();
}
