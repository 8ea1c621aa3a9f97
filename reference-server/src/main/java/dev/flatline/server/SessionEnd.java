package dev.flatline.server;

/** Why a session ended. */
public enum SessionEnd {
    /** The client sent a WebSocket close frame. */
    CLOSED,
    /** The connection was closed without a close frame. */
    FIN,
    /** The connection was reset. */
    RESET,
    /** The peer showed no sign of life for the time its {@link Liveness} allows. */
    SILENT,
    /** The same client opened a new session ({@link LastSessionPolicy}). */
    REPLACED,
    /** The server stopped. Its data ends with it, so disconnect writes do not run. */
    SHUTDOWN,
    /** The admin API closed or dropped the connection. */
    ADMIN,
    /** The client sent something that is not the protocol, or more than the limits allow. */
    PROTOCOL_ERROR,
    /** The client did not read what it was sent, and more waits for it than {@link Limits#backlogBytes} allows. */
    SLOW
}
