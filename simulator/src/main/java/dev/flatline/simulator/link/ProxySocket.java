package dev.flatline.simulator.link;

/** One of the two sockets of a proxied connection, as the link core needs it. */
public interface ProxySocket {
    /** Sends; ignored when the socket is closed. */
    void write(Chunk chunk);

    /** Starts or stops taking bytes from the kernel, for back-pressure. */
    void setReading(boolean reading);

    /** Sends what has been written, then closes both ways: a FIN, or a RST if the kernel holds unread input. */
    void close();

    /** Closes at once, without waiting for what has been written: a FIN, or a RST if the kernel holds unread input. */
    void abort();

    /** Closes at once with a RST. */
    void reset();
}
