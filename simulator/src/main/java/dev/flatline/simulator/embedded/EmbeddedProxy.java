package dev.flatline.simulator.embedded;

import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.Draws;
import dev.flatline.simulator.link.LinkTraffic;
import dev.flatline.simulator.link.PlacedToxic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One proxy. It is changed from the control thread only; the event loops of its connections come in to join and leave.
 *
 * <p>The lock guards the toxics together with the connections: a connection that has reached its server joins
 * with exactly the toxics that are there, and hears of every later change, but of none before, by a task on its loop.
 */
final class EmbeddedProxy {
    private static final int LISTEN_ATTEMPTS = 100;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final EngineParts engine;
    private final String name;
    private final Map<String, ProxyToxic> toxics = new LinkedHashMap<>();
    private final Set<EmbeddedConnection> live = new LinkedHashSet<>();
    private final Set<EmbeddedConnection> linked = new LinkedHashSet<>();
    private String listen;
    private String upstream;
    private @Nullable ProxyListener listener;
    private @Nullable FullBacklog silence;
    /** Keeps the port while nobody listens there. */
    private Optional<Socket> kept = Optional.empty();

    private boolean accepting;
    private long opened;
    private long failed;
    private LinkTraffic endedUp = LinkTraffic.NONE;
    private LinkTraffic endedDown = LinkTraffic.NONE;

    EmbeddedProxy(EngineParts engine, String name, String listen, String upstream) {
        this.engine = engine;
        this.name = name;
        this.listen = listen;
        this.upstream = upstream;
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
        HostPort other = HostPort.parse(otherListen);
        HostPort mine = HostPort.parse(listen);
        return !upstream.equals(otherUpstream) || !other.resolvedOrAsGiven().equals(mine.resolvedOrAsGiven());
    }

    /** Takes other addresses; only while disabled. */
    void setAddresses(String newListen, String newUpstream) {
        letGoOfPort();
        synchronized (this) {
            listen = newListen;
            upstream = newUpstream;
        }
    }

    /** Listens; nothing to do if it does already. The address becomes the one really listened at. */
    void enable() {
        if (listener != null) {
            return;
        }
        endSilence();
        synchronized (this) {
            accepting = true;
        }
        listener = listenAgain();
        letGoOfPort();
        synchronized (this) {
            listen = listener.address();
        }
    }

    /** A process that is just being started may hold a copy of the last listener for a moment. */
    private ProxyListener listenAgain() {
        for (int attempt = 1; ; attempt++) {
            try {
                return ProxyListener.open(engine.threads().loops(), listen, this::nextConnection, this::accepted);
            } catch (ApiException e) {
                if (kept.isEmpty() || attempt == LISTEN_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** Stops listening and closes all connections; returns when they are closed. */
    void disable() {
        endSilence();
        List<CompletableFuture<Void>> aborted;
        synchronized (this) {
            accepting = false;
            aborted = tell(live, EmbeddedConnection::abort);
        }
        stopListening();
        Waiting.forAll(aborted, "closing the connections of " + name);
    }

    /** Disables it for good: its port is anybody's. */
    void discard() {
        disable();
        letGoOfPort();
    }

    private synchronized long nextConnection() {
        return ++opened;
    }

    private void stopListening() {
        if (listener != null) {
            kept = listener.close();
            listener = null;
        }
    }

    private void letGoOfPort() {
        kept.ifPresent(ProxyListener::close);
        kept = Optional.empty();
    }

    /**
     * Leaves new clients without an answer until {@link #enable()} or {@link #disable()}; existing connections go on. An
     * extension of ours: for the API the proxy is disabled meanwhile.
     */
    void stopAnswering() {
        if (silence != null) {
            return;
        }
        stopListening();
        try {
            silence = FullBacklog.open(HostPort.parse(listen).resolve());
        } catch (UnknownHostException e) {
            throw new ApiException(500, "listen tcp: lookup " + listen + ": no such host", e);
        }
    }

    private void endSilence() {
        if (silence == null) {
            return;
        }
        try {
            silence.close();
        } catch (IOException e) {
            throw new ApiException(500, "close tcp " + listen + ": " + e.getMessage(), e);
        }
        silence = null;
    }

    private void accepted(ProxyChannel client) {
        EmbeddedConnection connection;
        String target;
        synchronized (this) {
            if (!accepting) {
                new NettySocket(client).abort();
                return;
            }
            connection = new EmbeddedConnection(this, new Draws(engine.seed(), name, client.number()), client);
            live.add(connection);
            target = upstream;
        }
        try {
            HostPort address = HostPort.parse(target);
            connection.dial(
                    engine.threads().resolver(),
                    address.isLiteral()
                            ? address.resolve()
                            : InetSocketAddress.createUnresolved(address.host(), address.port()));
        } catch (ApiException | UnknownHostException e) {
            connection.fail();
        }
    }

    /** A connection has reached the server; it starts with the toxics returned. */
    synchronized List<PlacedToxic> linked(EmbeddedConnection connection) {
        linked.add(connection);
        return toxics.values().stream().map(ProxyToxic::placed).toList();
    }

    synchronized void failed(EmbeddedConnection connection) {
        if (live.remove(connection)) {
            failed++;
        }
    }

    synchronized void finished(EmbeddedConnection connection) {
        linked.remove(connection);
        if (live.remove(connection)) {
            endedUp = endedUp.plus(connection.traffic(Direction.UPSTREAM));
            endedDown = endedDown.plus(connection.traffic(Direction.DOWNSTREAM));
            for (Direction direction : Direction.values()) {
                count(connection, direction);
            }
        }
    }

    private void count(EmbeddedConnection connection, Direction direction) {
        LinkTraffic traffic = connection.traffic(direction);
        ProxyMetrics.Labels labels = new ProxyMetrics.Labels(direction.wireName(), name, listen, upstream);
        engine.metrics().addReceived(labels, traffic.bytesPassed() + traffic.bytesLost());
        if (!connection.writeFailed(direction)) {
            engine.metrics().addSent(labels, traffic.bytesPassed());
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
            told = tell(linked, connection -> connection.add(toxic.placed()));
        }
        Waiting.forAll(told, "adding toxic " + toxic.name());
    }

    /** Changes a toxic that is there; returns when all connections have the new values. */
    void update(ProxyToxic toxic) {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            toxics.put(toxic.name(), toxic);
            told = tell(linked, connection -> connection.update(toxic.placed()));
        }
        Waiting.forAll(told, "updating toxic " + toxic.name());
    }

    /** Removes a toxic that is there; returns when it is gone from all connections. */
    void remove(PlacedToxic toxic) {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            toxics.remove(toxic.name());
            told = tell(linked, connection -> connection.remove(toxic));
        }
        Waiting.forAll(told, "removing toxic " + toxic.name());
    }

    /** What has passed so far, each connection read on its own loop. */
    RouteTraffic traffic() {
        List<CompletableFuture<RouteTraffic>> readings;
        RouteTraffic sum;
        synchronized (this) {
            readings = tell(
                    live,
                    connection -> new RouteTraffic(
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

    private static <T> List<CompletableFuture<T>> tell(
            Set<EmbeddedConnection> connections, Function<EmbeddedConnection, T> what) {
        return connections.stream().map(connection -> connection.tell(what)).toList();
    }
}
