package dev.flatline.simulator.virtual;

import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.Draws;
import dev.flatline.simulator.link.LinkTraffic;
import dev.flatline.simulator.link.PlacedToxic;
import dev.flatline.simulator.link.ProxiedConnection;
import org.jspecify.annotations.Nullable;

/** One client's connection through a {@link VirtualProxy}: dials the server, then lets the link core run. */
final class VirtualConnection {
    private final VirtualProxy proxy;
    private final Draws draws;
    private final VirtualEndpoint client;
    private @Nullable VirtualSocket server;
    private @Nullable ProxiedConnection links;

    VirtualConnection(VirtualProxy proxy, Draws draws, VirtualEndpoint client) {
        this.proxy = proxy;
        this.draws = draws;
        this.client = client;
        // What the client sends before the server is reached waits in the kernel.
        client.setReading(false);
    }

    void dial(VirtualNetwork network, String upstream) {
        server = network.connect(upstream, new Side(Direction.DOWNSTREAM) {
            @Override
            public void connected(VirtualSocket socket) {
                start(network, (VirtualEndpoint) socket);
            }

            @Override
            public void refused() {
                client.close();
                proxy.failed(VirtualConnection.this);
            }
        });
    }

    SocketHandler clientHandler() {
        return new Side(Direction.UPSTREAM);
    }

    private void start(VirtualNetwork network, VirtualEndpoint serverEnd) {
        links = new ProxiedConnection(
                network.time(),
                draws,
                proxy.toxics(),
                new VirtualProxySocket(client),
                new VirtualProxySocket(serverEnd),
                () -> proxy.finished(this));
        client.setReading(true);
    }

    void add(PlacedToxic toxic) {
        if (links != null) {
            links.add(toxic);
        }
    }

    void update(PlacedToxic toxic) {
        if (links != null) {
            links.update(toxic);
        }
    }

    void remove(PlacedToxic toxic) {
        if (links != null) {
            links.remove(toxic.direction(), toxic.name());
        }
    }

    void abort() {
        if (links != null) {
            links.abort();
            return;
        }
        endUnlinked(client);
        if (server != null) {
            endUnlinked(server);
        }
        proxy.finished(this);
    }

    private void endUnlinked(VirtualSocket socket) {
        if (ProxiedConnection.isArmedBy(proxy.toxics())) {
            socket.reset();
        } else {
            socket.close();
        }
    }

    boolean isLinked() {
        return links != null;
    }

    LinkTraffic traffic(Direction direction) {
        return links == null ? LinkTraffic.NONE : links.traffic(direction);
    }

    /** Feeds what one side sends into the links. */
    private class Side implements SocketHandler {
        private final Direction from;

        Side(Direction from) {
            this.from = from;
        }

        @Override
        public void connected(VirtualSocket socket) {}

        @Override
        public void received(byte[] bytes) {
            if (links != null) {
                links.received(from, bytes, 0, bytes.length);
            }
        }

        @Override
        public void closed(boolean reset) {
            if (links != null) {
                links.sourceEnded(from);
            }
        }

        @Override
        public void refused() {}
    }
}
