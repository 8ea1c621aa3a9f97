package dev.flatline.simulator.embedded;

import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.Draws;
import dev.flatline.simulator.link.LinkTraffic;
import dev.flatline.simulator.link.PlacedToxic;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One proxy. It is changed from the control thread only; the event loops of its connections come in to join and leave.
 *
 * <p>The lock guards the toxics together with the connections: a connection joins with exactly the toxics that are there,
 * and hears of every later change by a task on its loop, in order.
 */
final class EmbeddedProxy {
    private static final int LARGEST_READ_BYTES = 32 * 1024;

    private final EngineThreads threads;
    private final long seed;
    private final String name;
    private final Map<String, ProxyToxic> toxics = new LinkedHashMap<>();
    private final Set<EmbeddedConnection> live = new LinkedHashSet<>();
    private String listen;
    private String upstream;
    private @Nullable Channel listener;
    private boolean accepting;
    private long opened;
    private long failed;
    private LinkTraffic endedUp = LinkTraffic.NONE;
    private LinkTraffic endedDown = LinkTraffic.NONE;

    EmbeddedProxy(EngineThreads threads, long seed, String name, String listen, String upstream) {
        this.threads = threads;
        this.seed = seed;
        this.name = name;
        this.listen = listen;
        this.upstream = upstream;
    }

    static AdaptiveRecvByteBufAllocator readSizes() {
        return new AdaptiveRecvByteBufAllocator(64, 2048, LARGEST_READ_BYTES);
    }

    String name() {
        return name;
    }

    String listen() {
        return listen;
    }

    String upstream() {
        return upstream;
    }

    boolean isEnabled() {
        return listener != null;
    }

    /** Whether these addresses are others than the proxy has; the same one by another name is not. */
    boolean differs(String otherListen, String otherUpstream) {
        HostPort other = HostPort.parse(otherListen.isEmpty() ? ":0" : otherListen);
        HostPort mine = HostPort.parse(listen.isEmpty() ? ":0" : listen);
        return !upstream.equals(otherUpstream) || !other.resolvedOrAsGiven().equals(mine.resolvedOrAsGiven());
    }

    /** Takes other addresses; only while disabled. */
    void setAddresses(String newListen, String newUpstream) {
        listen = newListen;
        synchronized (this) {
            upstream = newUpstream;
        }
    }

    /** Listens; nothing to do if it does already. The address becomes the one really listened at. */
    void enable() {
        if (listener != null) {
            return;
        }
        HostPort address;
        try {
            address = HostPort.parse(listen.isEmpty() ? ":0" : listen);
        } catch (ApiException e) {
            throw new ApiException(500, "listen tcp: " + e.text(), e);
        }
        synchronized (this) {
            accepting = true;
        }
        try {
            Channel bound = bind(address.resolve());
            listen = HostPort.of(bound.localAddress()).toString();
            listener = bound;
        } catch (BindException e) {
            throw new ApiException(500, "listen tcp " + address + ": bind: address already in use", e);
        } catch (UnknownHostException e) {
            throw new ApiException(500, "listen tcp: lookup " + address.host() + ": no such host", e);
        } catch (ApiException e) {
            throw e;
        } catch (Exception e) {
            throw new ApiException(500, "listen tcp " + address + ": " + e.getMessage(), e);
        }
    }

    private Channel bind(InetSocketAddress address) throws Exception {
        var binding = new ServerBootstrap()
                .group(threads.loops())
                .channelFactory(ProxyServerChannel::new)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, readSizes())
                .childHandler(new ChannelInboundHandlerAdapter() {
                    @Override
                    public boolean isSharable() {
                        return true;
                    }

                    @Override
                    public void channelActive(ChannelHandlerContext context) {
                        ProxyChannel client = (ProxyChannel) context.channel();
                        context.pipeline().remove(this);
                        accepted(client);
                    }
                })
                .bind(address);
        Void unused = Waiting.get(binding, "listening at " + address);
        return binding.channel();
    }

    /** Stops listening and closes all connections; returns when they are closed. */
    void disable() {
        if (listener == null) {
            return;
        }
        Channel closing = listener;
        listener = null;
        List<CompletableFuture<Void>> aborted;
        synchronized (this) {
            accepting = false;
            aborted = tellAll(EmbeddedConnection::abort);
        }
        var unused = closing.close().awaitUninterruptibly();
        Waiting.forAll(aborted, "closing the connections of " + name);
    }

    private void accepted(ProxyChannel client) {
        EmbeddedConnection connection;
        String target;
        synchronized (this) {
            if (!accepting) {
                new NettySocket(client).abort();
                return;
            }
            opened++;
            connection = new EmbeddedConnection(this, new Draws(seed, name, opened), client);
            live.add(connection);
            target = upstream;
        }
        try {
            HostPort address = HostPort.parse(target);
            connection.dial(
                    threads.resolver(),
                    address.isLiteral()
                            ? address.resolve()
                            : InetSocketAddress.createUnresolved(address.host(), address.port()));
        } catch (ApiException | UnknownHostException e) {
            connection.fail();
        }
    }

    /** A connection has reached the server; it starts with the toxics returned. */
    synchronized List<PlacedToxic> linked(EmbeddedConnection connection) {
        return toxics.values().stream().map(ProxyToxic::placed).toList();
    }

    synchronized void failed(EmbeddedConnection connection) {
        if (live.remove(connection)) {
            failed++;
        }
    }

    synchronized void finished(EmbeddedConnection connection) {
        if (live.remove(connection)) {
            endedUp = endedUp.plus(connection.traffic(Direction.UPSTREAM));
            endedDown = endedDown.plus(connection.traffic(Direction.DOWNSTREAM));
        }
    }

    /** The toxics of both directions: upstream first, each in the order of its chain. */
    synchronized List<ProxyToxic> toxics() {
        List<ProxyToxic> listed = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            toxics.values().stream()
                    .filter(toxic -> toxic.placed().direction() == direction)
                    .forEach(listed::add);
        }
        return listed;
    }

    synchronized Optional<ProxyToxic> toxic(String toxicName) {
        return Optional.ofNullable(toxics.get(toxicName));
    }

    /** Adds a toxic; returns when all connections have it. */
    void add(ProxyToxic toxic) {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            toxics.put(toxic.name(), toxic);
            told = tellAll(connection -> connection.add(toxic.placed()));
        }
        Waiting.forAll(told, "adding toxic " + toxic.name());
    }

    /** Changes a toxic that is there; returns when all connections have the new values. */
    void update(ProxyToxic toxic) {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            toxics.put(toxic.name(), toxic);
            told = tellAll(connection -> connection.update(toxic.placed()));
        }
        Waiting.forAll(told, "updating toxic " + toxic.name());
    }

    /** Removes a toxic that is there; returns when it is gone from all connections. */
    void remove(PlacedToxic toxic) {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            toxics.remove(toxic.name());
            told = tellAll(connection -> connection.remove(toxic));
        }
        Waiting.forAll(told, "removing toxic " + toxic.name());
    }

    /** What has passed so far, each connection read on its own loop. */
    RouteTraffic traffic() {
        List<CompletableFuture<RouteTraffic>> readings;
        RouteTraffic sum;
        synchronized (this) {
            readings = tellAll(connection -> new RouteTraffic(
                    connection.isLinked() ? 1 : 0,
                    0,
                    0,
                    connection.traffic(Direction.UPSTREAM),
                    connection.traffic(Direction.DOWNSTREAM)));
            sum = new RouteTraffic(0, opened, failed, endedUp, endedDown);
        }
        Waiting.forAll(readings, "reading the traffic of " + name);
        for (CompletableFuture<RouteTraffic> reading : readings) {
            sum = sum.plus(reading.join());
        }
        return sum;
    }

    private <T> List<CompletableFuture<T>> tellAll(Function<EmbeddedConnection, T> what) {
        return live.stream().map(connection -> connection.tell(what)).toList();
    }
}
