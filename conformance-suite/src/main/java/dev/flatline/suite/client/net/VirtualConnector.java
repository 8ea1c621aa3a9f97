package dev.flatline.suite.client.net;

import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.suite.client.Connector;
import dev.flatline.suite.client.Wire;
import dev.flatline.suite.client.WireListener;

/**
 * Opens WebSockets on the virtual network. Sizes and times of what is sent are the same in every run; the bytes are not,
 * since the library draws masks and the handshake key from the machine's randomness.
 */
public final class VirtualConnector implements Connector {
    private final VirtualNetwork network;

    /** A connector whose listeners are called from the network's executor, which must be the client's. */
    public VirtualConnector(VirtualNetwork network) {
        this.network = network;
    }

    @Override
    public Wire open(String address, String pathAndQuery, WireListener listener) {
        return new VirtualWire(network, address, pathAndQuery, listener);
    }
}
