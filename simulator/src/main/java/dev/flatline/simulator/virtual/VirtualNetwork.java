package dev.flatline.simulator.virtual;

import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.fault.FaultRoute;
import dev.flatline.simulator.fault.Route;
import dev.flatline.simulator.link.LinkTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A network of byte streams in virtual time: listeners, connections, and routes through proxies on which faults are put.
 *
 * <p>Each hop takes the same small time; a connection through a route has two. Handlers run from the executor only, in
 * an order that depends on nothing but the calls and the seed.
 */
public final class VirtualNetwork implements FaultNetwork {
    /** How long a hop takes unless said otherwise; about what a round trip through a proxy on loopback costs. */
    public static final Duration DEFAULT_HOP = Duration.ofNanos(100_000);

    private static final int FIRST_PROXY_PORT = 20_001;

    /** As Linux does by default: an unanswered SYN is sent again after 1, 2, 4 ... 32 s, and 64 s later given up. */
    private static final long FIRST_SYN_TIMEOUT_NANOS = 1_000_000_000;

    private static final int SYN_RETRIES = 6;

    private final LinkTime time;
    private final long seed;
    private final long hopNanos;
    private final Map<String, Acceptor> listeners = new TreeMap<>();
    private final Set<String> swallowing = new TreeSet<>();
    private final List<VirtualProxy> proxies = new ArrayList<>();

    /**
     * A network with the usual hops.
     *
     * @param seed decides what toxics draw
     */
    public VirtualNetwork(VirtualTime time, long seed) {
        this(time, time::nanos, seed, DEFAULT_HOP);
    }

    /**
     * A network on any executor.
     *
     * @param executor runs everything; only {@code execute} and {@code schedule} are called
     * @param nanoTime a monotonic clock that agrees with the executor's delays
     * @param seed decides what toxics draw
     * @param hop how long each hop takes
     */
    public VirtualNetwork(ScheduledExecutorService executor, LongSupplier nanoTime, long seed, Duration hop) {
        this.time = new LinkTime(executor, nanoTime);
        this.seed = seed;
        this.hopNanos = hop.toNanos();
    }

    /**
     * Accepts connections at an address from now on.
     *
     * @param hostPort any text; {@code host:port} by convention
     * @throws IllegalStateException if somebody listens there already
     */
    public void listen(String hostPort, Acceptor acceptor) {
        if (listeners.putIfAbsent(hostPort, acceptor) != null) {
            throw new IllegalStateException(hostPort + " is already in use");
        }
    }

    /** Refuses new connections at an address from now on; existing ones stay. */
    public void stopListening(String hostPort) {
        listeners.remove(hostPort);
    }

    /** Leaves connection attempts to an address without an answer from now on; existing connections stay. */
    void swallow(String hostPort) {
        swallowing.add(hostPort);
    }

    /** Answers connection attempts to an address again, also those that wait, when they are next repeated. */
    void stopSwallowing(String hostPort) {
        swallowing.remove(hostPort);
    }

    /**
     * Connects to an address. The handler hears {@code connected} or {@code refused} a round trip later, or longer if
     * nobody answers.
     *
     * @return the socket, with which an attempt can be given up before it is connected
     */
    public VirtualSocket connect(String hostPort, SocketHandler handler) {
        VirtualEndpoint client = new VirtualEndpoint(this);
        client.setHandler(handler);
        afterHops(1, () -> reach(hostPort, client, 0));
        return client;
    }

    private void reach(String hostPort, VirtualEndpoint client, int retries) {
        if (client.isClosed()) {
            return;
        }
        if (swallowing.contains(hostPort)) {
            askAgain(hostPort, client, retries);
            return;
        }
        Acceptor acceptor = listeners.get(hostPort);
        if (acceptor == null) {
            afterHops(1, client::refused);
            return;
        }
        VirtualEndpoint server = new VirtualEndpoint(this);
        VirtualEndpoint.pair(client, server);
        afterHops(1, client::connected);
        server.setHandler(acceptor.accept(server));
    }

    private void askAgain(String hostPort, VirtualEndpoint client, int retries) {
        Runnable next = retries < SYN_RETRIES ? () -> reach(hostPort, client, retries + 1) : client::refused;
        var unused = time.executor().schedule(next, FIRST_SYN_TIMEOUT_NANOS << retries, TimeUnit.NANOSECONDS);
    }

    /** Opens a route; its proxy listens at an address of its own on 127.0.0.1. */
    @Override
    public Route route(String client, String upstreamHostPort, boolean armedForCut) {
        int number = proxies.size();
        String address = "127.0.0.1:" + (FIRST_PROXY_PORT + number);
        // The number keeps the draws of two clients of one name apart, as their unique proxy names do live.
        VirtualProxy proxy = new VirtualProxy(this, client + "-" + (number + 1), address, upstreamHostPort);
        proxies.add(proxy);
        proxy.enable();
        return new FaultRoute(proxy, armedForCut);
    }

    @Override
    public String describe() {
        return "virtual network";
    }

    /** Disables all routes, which closes what goes through them. */
    @Override
    public void close() {
        proxies.forEach(VirtualProxy::disable);
    }

    void afterHops(int hops, Runnable action) {
        var unused = time.executor().schedule(action, hops * hopNanos, TimeUnit.NANOSECONDS);
    }

    LinkTime time() {
        return time;
    }

    long seed() {
        return seed;
    }
}
