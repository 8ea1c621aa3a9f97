package dev.flatline.simulator.virtual;

/** Takes the connections that come to an address. */
@FunctionalInterface
public interface Acceptor {
    /** A connection has come; whatever happens to it goes to the handler returned. */
    SocketHandler accept(VirtualSocket socket);
}
