package dev.flatline.server.wire;

/** A connection's WebSocket, downstream. */
public interface FrameOutput {
    /**
     * Sends one unfragmented text frame.
     *
     * @param utf8 the payload; shared between connections, so nobody may change it
     */
    void text(byte[] utf8);

    /** Whether the peer keeps up with what it is sent; if not, its connection must be dropped instead of sending more. */
    default boolean keepsUp() {
        return true;
    }

    /** Sends a ping frame. */
    void ping();

    /**
     * Closes in good order: what was sent before is delivered, then a close frame.
     *
     * @param code the WebSocket status code
     * @param reason for the client's developer
     */
    void close(int code, String reason);

    /** Closes at once, without a close frame and without waiting for a peer that may be gone (RST). */
    void drop();

    /**
     * Neither reads nor sends anything until {@link #thaw}; what is given to be sent meanwhile waits.
     *
     * @throws UnsupportedOperationException if this transport cannot do it
     */
    default void freeze() {
        throw new UnsupportedOperationException("a connection of this kind cannot be frozen");
    }

    /** Reads and sends again, beginning with what has waited. Called after {@link #freeze} only. */
    default void thaw() {
        throw new UnsupportedOperationException("a connection of this kind cannot be frozen");
    }
}
