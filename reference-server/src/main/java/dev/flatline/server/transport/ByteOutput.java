package dev.flatline.server.transport;

/** The server's way to one peer: an abstract TCP connection, downstream. */
public interface ByteOutput {
    /** Sends bytes. The array is the receiver's to keep. */
    void write(byte[] bytes);

    /** Closes in good order (FIN). Nothing is written afterwards. */
    void close();

    /** Closes at once, undelivered bytes included (RST). Nothing is written afterwards. */
    void reset();
}
