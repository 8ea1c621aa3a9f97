package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.fault.FaultRecipeContract;
import dev.flatline.simulator.fault.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The faults on a live Toxiproxy, steered by toxiproxy-java, between real sockets. */
abstract class LiveFaultRecipeContract extends FaultRecipeContract {
    private final List<Peer> clients = new ArrayList<>();
    private LiveServer server;
    private FaultNetwork network;

    abstract RunningToxiproxy toxiproxy();

    @BeforeEach
    void open() throws IOException {
        server = new LiveServer();
        network = toxiproxy().network();
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        server.close();
        clients.forEach(Peer::close);
    }

    @Override
    protected FaultNetwork network() {
        return network;
    }

    @Override
    protected String serverAddress() {
        return server.address();
    }

    @Override
    protected List<Peer> accepted() {
        return server.accepted();
    }

    @Override
    protected Peer connect(String address) {
        Peer peer = SocketPeer.connect(address);
        clients.add(peer);
        return peer;
    }

    @Override
    protected boolean await(BooleanSupplier condition, Duration bound) {
        try {
            Awaitility.await()
                    .atMost(bound)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(condition::getAsBoolean);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
