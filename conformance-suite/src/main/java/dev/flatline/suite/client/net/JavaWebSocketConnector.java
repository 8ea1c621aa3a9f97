package dev.flatline.suite.client.net;

import dev.flatline.suite.client.Connector;
import dev.flatline.suite.client.Wire;
import dev.flatline.suite.client.WireListener;
import java.net.URI;
import java.util.concurrent.ScheduledExecutorService;

/** Opens WebSockets over TCP. Each has two threads of the library's, which end with it. */
public final class JavaWebSocketConnector implements Connector {
    private final ScheduledExecutorService executor;

    /** A connector that calls its listeners on {@code executor}, which must be the client's. */
    public JavaWebSocketConnector(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public Wire open(String address, String pathAndQuery, WireListener listener) {
        URI uri;
        try {
            uri = URI.create("ws://" + address + pathAndQuery);
        } catch (IllegalArgumentException e) {
            executor.execute(() -> listener.closed("no address to connect to: " + e.getMessage()));
            return new NoWire();
        }
        SocketWire wire = new SocketWire(uri, executor, listener);
        wire.open();
        return wire;
    }

    /** Stands for a connection that could not even be tried. */
    private static final class NoWire implements Wire {
        @Override
        public void send(String text) {}

        @Override
        public void close() {}

        @Override
        public void abort() {}

        @Override
        public void setReading(boolean reading) {}
    }
}
