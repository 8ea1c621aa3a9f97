package dev.flatline.simulator.virtual;

import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.fault.FaultRecipeContract;
import dev.flatline.simulator.fault.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;

/** The faults on the virtual network. */
class VirtualFaultRecipeTest extends FaultRecipeContract {
    private final VirtualTime time = new VirtualTime();
    private final VirtualNetwork network = new VirtualNetwork(time, 1);
    private final List<Peer> accepted = new ArrayList<>();

    @BeforeEach
    void listen() {
        network.listen(serverAddress(), socket -> {
            VirtualPeer peer = VirtualPeer.accept(socket);
            accepted.add(peer);
            return peer;
        });
    }

    @Override
    protected FaultNetwork network() {
        return network;
    }

    @Override
    protected String serverAddress() {
        return "server:80";
    }

    @Override
    protected List<Peer> accepted() {
        return accepted;
    }

    @Override
    protected Peer connect(String address) {
        return VirtualPeer.connect(network, address);
    }

    @Override
    protected boolean await(BooleanSupplier condition, Duration bound) {
        return time.runUntil(condition, bound);
    }
}
