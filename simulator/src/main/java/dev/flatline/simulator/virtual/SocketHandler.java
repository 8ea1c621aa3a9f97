package dev.flatline.simulator.virtual;

/** What happens to a socket. Called from the network's executor only, never from within a call to the socket. */
public interface SocketHandler {
    /** The connection asked for stands. Not called on the accepting side, which gets its socket from the acceptor. */
    void connected(VirtualSocket socket);

    /** Bytes have arrived. The array belongs to the handler. */
    void received(byte[] bytes);

    /** The other side has closed; the last call. The socket is closed both ways. */
    void closed(boolean reset);

    /** Nobody listens where the connection was to go; the last call. Not called on the accepting side. */
    void refused();
}
