package dev.flatline.simulator.netns;

import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.fault.Route;

/** A network of proxies whose packets can be lost, too: what packets show better than a proxy is done to packets. */
public final class NamespaceNetwork implements FaultNetwork {
    private final NetworkNamespace namespace;
    private final FaultNetwork proxies;
    private final int lossPercent;

    /**
     * A network over another one, whose proxies run in this namespace.
     *
     * @param lossPercent how many packets of every connection are lost all the time, in each direction; 0 to 50
     */
    public NamespaceNetwork(NetworkNamespace namespace, FaultNetwork proxies, int lossPercent) {
        if (lossPercent < 0 || lossPercent > 50) {
            throw new IllegalArgumentException("a loss is 0 to 50 percent, not " + lossPercent);
        }
        this.namespace = namespace;
        this.proxies = proxies;
        this.lossPercent = lossPercent;
    }

    @Override
    public Route route(String client, String upstreamHostPort, boolean armedForCut) {
        Route proxy = proxies.route(client, upstreamHostPort, armedForCut);
        return new PacketRoute(proxy, namespace.filter(), lossPercent);
    }

    @Override
    public String describe() {
        return proxies.describe() + ", and the packet filter of a network namespace";
    }

    /** Takes the proxies away; the rules go with the namespace. */
    @Override
    public void close() {
        proxies.close();
    }
}
