package dev.flatline.suite.client;

import dev.flatline.server.Liveness;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.transport.ByteConnection;
import dev.flatline.server.transport.ByteOutput;
import dev.flatline.server.transport.InMemoryServer;
import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.Route;
import dev.flatline.simulator.virtual.SocketHandler;
import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.simulator.virtual.VirtualSocket;
import dev.flatline.simulator.virtual.VirtualTime;
import dev.flatline.suite.client.net.VirtualConnector;
import dev.flatline.suite.driver.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** The reference server and reference clients, each behind its own proxy, on a virtual network. */
final class VirtualWorld {
    private static final String SERVER = "server:9000";

    final VirtualTime time = new VirtualTime();
    final VirtualNetwork network = new VirtualNetwork(time, 1);
    final List<ServerEvent> serverEvents = new ArrayList<>();
    private final Map<String, Route> routes = new LinkedHashMap<>();

    VirtualWorld() {
        ServerConfig config = ServerConfig.builder()
                .liveness(Liveness.ping(Duration.ofSeconds(5), Duration.ofSeconds(15)))
                .listener(serverEvents::add)
                .build();
        InMemoryServer server = new InMemoryServer(config, time, time, new Random(1));
        network.listen(SERVER, socket -> new ServerSide(server, socket));
    }

    /** A client that is connected. */
    ClientBed client(String name, Behaviour... behaviours) {
        Route route = network.route(name, SERVER, true);
        routes.put(name, route);
        ClientBed client =
                new ClientBed(time, new VirtualConnector(network, time), route.address(), Duration.ZERO, behaviours);
        settle();
        return client;
    }

    void fault(String client, Fault fault) {
        Objects.requireNonNull(routes.get(client)).apply(fault);
    }

    /** Lets everything under way arrive. */
    void settle() {
        time.advance(Duration.ofMillis(100));
    }

    List<String> sent(String containing) {
        return serverEvents.stream()
                .filter(ServerEvent.Sent.class::isInstance)
                .map(event -> ((ServerEvent.Sent) event).text())
                .filter(text -> text.contains(containing))
                .toList();
    }

    private static final class ServerSide implements SocketHandler {
        private final ByteConnection connection;

        ServerSide(InMemoryServer server, VirtualSocket socket) {
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
        public void connected(VirtualSocket socket) {}

        @Override
        public void received(byte[] bytes) {
            connection.receive(bytes);
        }

        @Override
        public void closed(boolean reset) {
            connection.closed(reset);
        }

        @Override
        public void refused() {}
    }
}
