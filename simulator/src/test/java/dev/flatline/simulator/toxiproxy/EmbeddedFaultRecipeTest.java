package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.embedded.EmbeddedToxiproxy;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The faults on the embedded engine, steered by toxiproxy-java, between real sockets. */
class EmbeddedFaultRecipeTest extends FaultRecipeContract {
    private static EmbeddedToxiproxy engine;

    private final List<Peer> clients = new ArrayList<>();
    private LiveServer server;
    private ToxiproxyNetwork network;

    @BeforeAll
    static void startEngine() throws IOException {
        engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void open() throws IOException {
        server = new LiveServer();
        network = new ToxiproxyNetwork(engine.host(), engine.port(), "embedded toxiproxy");
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
