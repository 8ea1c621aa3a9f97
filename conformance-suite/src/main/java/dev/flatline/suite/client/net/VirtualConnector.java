package dev.flatline.suite.client.net;

import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.suite.client.Connector;
import dev.flatline.suite.client.Wire;
import dev.flatline.suite.client.WireListener;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Opens WebSockets on the virtual network. Sizes and times of what is sent are the same in every run; the bytes are not,
 * since the library draws masks and the handshake key from the machine's randomness.
 */
public final class VirtualConnector implements Connector {
    private final VirtualNetwork network;
    private final ScheduledExecutorService executor;

    /** A connector whose listeners are called from {@code executor}, which must be the network's and the client's. */
    public VirtualConnector(VirtualNetwork network, ScheduledExecutorService executor) {
        this.network = network;
        this.executor = executor;
    }

    @Override
    public Wire open(String address, String pathAndQuery, WireListener listener) {
        return new VirtualWire(network, executor, address, pathAndQuery, listener);
    }
}
