package dev.flatline.suite.bench.virtual;

import dev.flatline.server.transport.InMemoryServer;
import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.simulator.virtual.VirtualTime;
import dev.flatline.suite.client.net.VirtualConnector;
import dev.flatline.suite.run.virtual.ServerHost;
import dev.flatline.suite.target.ReferenceTarget;
import java.util.Optional;
import java.util.SplittableRandom;

/** The reference server, configured as in a run, on a virtual network with proxies. */
final class VirtualBed {
    static final String NAMESPACE = "flatline";

    private static final String SERVER_ADDRESS = "server:80";
    private static final long SEED = 1;

    final VirtualTime time = new VirtualTime();
    final VirtualNetwork network = new VirtualNetwork(time, SEED);
    final VirtualConnector connector = new VirtualConnector(network, time);

    VirtualBed() {
        InMemoryServer server = new InMemoryServer(
                ReferenceTarget.serverConfig(Optional.empty()).build(), time, time, new SplittableRandom(SEED));
        network.listen(SERVER_ADDRESS, socket -> new ServerHost(server, socket));
    }

    /** Where a proxy of that client's own listens. */
    String route(String client) {
        return network.route(client, SERVER_ADDRESS, false).address();
    }
}
