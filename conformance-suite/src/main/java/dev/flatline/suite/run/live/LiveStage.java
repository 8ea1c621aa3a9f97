package dev.flatline.suite.run.live;

import dev.flatline.server.ServerEvent;
import dev.flatline.simulator.fault.FaultNetwork;
import dev.flatline.simulator.fault.Route;
import dev.flatline.suite.client.ReferenceDriverFactory;
import dev.flatline.suite.client.net.JavaWebSocketConnector;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverFactory;
import dev.flatline.suite.driver.stdio.NamedDrivers;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import dev.flatline.suite.rest.RestAccess;
import dev.flatline.suite.run.FaultableServer;
import dev.flatline.suite.run.HarnessException;
import dev.flatline.suite.run.Stage;
import dev.flatline.suite.scenario.ClientSpec;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One scenario's place among others on real sockets: its namespace, its proxies, and a thread for in-process clients. */
final class LiveStage implements Stage {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

    private final String namespace;
    private final ServerUnderTest server;
    private final ForeignServer.Life life;
    /** Whether nobody else uses the server. */
    private final boolean ownsServer;

    private final FaultNetwork network;
    private final StallWatch stalls;
    private final long seed;
    private final StageLoop loop;
    private final Agenda agenda = new Agenda();
    private final DriverFactory observers;
    private final DriverFactory clients;
    private final NamedDrivers named;
    private final long startNanos = System.nanoTime();

    /** @param target what is played against, but for its server */
    LiveStage(
            Scenario scenario,
            Target target,
            ServerUnderTest server,
            boolean ownsServer,
            FaultNetwork network,
            Optional<DriverFactory> processes,
            NamedDrivers named,
            StallWatch stalls,
            long seed) {
        Apartment apartment = Apartment.of(target.isolation(), scenario);
        namespace = apartment.namespace();
        this.server = server;
        this.life = server.life();
        this.ownsServer = ownsServer;
        this.network = network;
        this.named = named;
        this.stalls = stalls;
        this.seed = seed;
        loop = new StageLoop("flatline-stage-" + scenario.id());
        JavaWebSocketConnector connector = new JavaWebSocketConnector(loop);
        observers = apartment.of(new ReferenceDriverFactory(connector, InstantSource.system(), loop));
        clients = apartment.of(processes.orElseGet(
                () -> new ReferenceDriverFactory(connector, InstantSource.system(), loop, target.clientMutant())));
    }

    @Override
    public long elapsedMicros() {
        return (System.nanoTime() - startNanos) / 1000;
    }

    @Override
    public long wallClockMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration bound) {
        if (bound.compareTo(POLL_INTERVAL) <= 0) {
            return condition.getAsBoolean();
        }
        try {
            // On this thread: what arrived is worked off here and nowhere else.
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL_INTERVAL)
                    .atMost(bound)
                    .until(() -> {
                        loop.check();
                        agenda.runDue();
                        return condition.getAsBoolean();
                    });
            return true;
        } catch (ConditionTimeoutException e) {
            return condition.getAsBoolean();
        }
    }

    @Override
    public void later(Duration delay, Runnable task) {
        agenda.add(delay, task);
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public Route route(String client, boolean armedForCut) {
        return network.route(client, life.address(), armedForCut);
    }

    @Override
    public Driver startClient(ClientSpec client, Route route, Consumer<DriverEvent> events) {
        return driverOf(client)
                .start(
                        new ClientSettings(
                                client.name(),
                                route.address(),
                                namespace,
                                client.clockSkew(),
                                seed + client.name().hashCode(),
                                client.behaviours()),
                        events);
    }

    private DriverFactory driverOf(ClientSpec client) {
        try {
            return client.driver().map(named::get).orElse(clients);
        } catch (UnavailableDriverException e) {
            throw new HarnessException("'" + client.name() + "' cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public Driver startObserver(Consumer<DriverEvent> events) {
        return observers.start(
                new ClientSettings("observer", life.address(), namespace, Duration.ZERO, seed, List.of()), events);
    }

    @Override
    public RestAccess rest() {
        return new RestAccess(
                life.address(), namespace, (request, events) -> SocketLine.open(life.address(), request, events));
    }

    @Override
    public Optional<FaultableServer> ownServer() {
        return ownsServer ? Optional.of(server) : Optional.empty();
    }

    @Override
    public Optional<String> serverDeath() {
        return life.death();
    }

    @Override
    public void onServerEvent(Consumer<ServerEvent> records) {
        server.listen(namespace, records);
    }

    @Override
    public Duration longestStall(long sinceMicros) {
        return stalls.longestSince(startNanos + sinceMicros * 1000);
    }

    @Override
    public void close() {
        try {
            loop.end();
        } finally {
            ownServer().ifPresent(own -> server.close());
        }
    }
}
