package dev.flatline.suite.run.virtual;

import dev.flatline.server.transport.ByteConnection;
import dev.flatline.server.transport.ByteOutput;
import dev.flatline.server.transport.InMemoryServer;
import dev.flatline.simulator.virtual.SocketHandler;
import dev.flatline.simulator.virtual.VirtualSocket;

/** Connects a socket of the virtual network to the server without sockets. */
public final class ServerHost implements SocketHandler {

    private final ByteConnection connection;

    /** Hands an accepted socket to the server. */
    public ServerHost(InMemoryServer server, VirtualSocket socket) {
        connection = server.accept(new ByteOutput() {
            @Override
            public void write(byte[] bytes) {
                socket.write(bytes);
            }

            @Override
            public void close() {
                socket.close();
            }

            @Override
            public void reset() {
                socket.reset();
            }
        });
    }

    @Override
    public void connected(VirtualSocket socket) {
        // It was when it was accepted.
    }

    @Override
    public void received(byte[] bytes) {
        connection.receive(bytes);
    }

    @Override
    public void closed(boolean reset) {
        connection.closed(reset);
    }

    @Override
    public void refused() {
        throw new IllegalStateException("an accepted connection cannot be refused");
    }
}
