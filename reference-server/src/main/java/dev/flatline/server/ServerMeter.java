package dev.flatline.server;

/**
 * Counts what a server does. Called on the loops, several at once: implementations are thread-safe, return at once and do
 * not throw.
 */
public interface ServerMeter {
    /** Counts nothing. */
    ServerMeter NONE = new ServerMeter() {};

    /** A connection was accepted. */
    default void connectionOpened() {}

    /** A connection is gone. */
    default void connectionClosed() {}

    /** Bytes came in, HTTP and framing included. */
    default void bytesReceived(int count) {}

    /** Bytes were handed to the network, HTTP and framing included. */
    default void bytesSent(int count) {}

    /** A message of the wire protocol came in, put together from its segments. */
    default void messageReceived() {}

    /** A message of the wire protocol was sent. */
    default void messageSent() {}

    /**
     * Something that was asked for was not granted.
     *
     * @param status of the wire protocol (spec 2.2), or {@code protocol_error}, or {@code http_} and the status
     */
    default void rejected(String status) {}

    /** The disconnect writes of a session were performed. */
    default void disconnectWritesRan(int count) {}

    /** Something begins; what this returns is handed back when it ends. */
    default long begin() {
        return 0;
    }

    /** A write, which {@linkplain #begin began} then, is stored, and all listeners have been told. */
    default void writeEnded(long begun) {}

    /** A loop has got round to what it was asked for when that {@linkplain #begin began}. */
    default void loopTurned(long begun) {}
}
