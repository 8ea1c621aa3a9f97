package dev.flatline.suite.client;

/** One WebSocket as the client core sees it. Every call after {@link #close()} or {@link #abort()} is ignored. */
public interface Wire {

    /** Sends one unfragmented text message. */
    void send(String text);

    /** Says goodbye with close code 1000. */
    void close();

    /** Drops the connection as a crash does: no close frame, and what has not left yet is lost. */
    void abort();

    /** While not reading, what arrives waits in the kernel, and nobody answers the server's pings. */
    void setReading(boolean reading);
}
