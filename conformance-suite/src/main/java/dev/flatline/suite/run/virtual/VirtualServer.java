package dev.flatline.suite.run.virtual;

import dev.flatline.server.ServerConfig;
import dev.flatline.server.transport.InMemoryServer;
import dev.flatline.server.transport.Remains;
import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.suite.run.FaultableServer;
import dev.flatline.suite.run.ServerClock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** The server at its address in the virtual network: one server without sockets after the other. */
final class VirtualServer implements FaultableServer {

    private final ServerConfig config;
    private final VirtualNetwork network;
    private final String address;
    private final ServerClock clock;
    private final ScheduledExecutorService loop;
    private final RandomGenerator ids;
    private InMemoryServer running;

    VirtualServer(
            ServerConfig config,
            VirtualNetwork network,
            String address,
            ServerClock clock,
            ScheduledExecutorService loop,
            RandomGenerator ids) {
        this.config = config;
        this.network = network;
        this.address = address;
        this.clock = clock;
        this.loop = loop;
        this.ids = ids;
        this.running = start(Remains.NONE);
    }

    private InMemoryServer start(Remains remains) {
        InMemoryServer server = new InMemoryServer(config, clock, loop, ids, remains);
        network.listen(address, socket -> new ServerHost(server, socket));
        return server;
    }

    @Override
    public int crash() {
        network.stopListening(address);
        return running.crash();
    }

    @Override
    public void restart() {
        network.stopListening(address);
        running.close();
        running = start(running.remains());
    }

    @Override
    public ServerClock clock() {
        return clock;
    }
}
