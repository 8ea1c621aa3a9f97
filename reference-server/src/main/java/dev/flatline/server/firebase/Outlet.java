package dev.flatline.server.firebase;

/** A connection's way to its client, whatever transport carries it. */
interface Outlet {
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

    /** Closes at once, without waiting for a peer that may be gone. Doing it again does nothing. */
    void drop();
}
