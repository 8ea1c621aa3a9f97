package dev.flatline.server.transport;

/** One peer's way to the server: an abstract TCP connection, upstream. Call it on the server's loop only. */
public interface ByteConnection {
    /** Bytes have arrived. Ignored once either side has closed. */
    void receive(byte[] bytes);

    /**
     * The peer, or the network, has closed the connection.
     *
     * @param reset whether by RST rather than FIN
     */
    void closed(boolean reset);
}
