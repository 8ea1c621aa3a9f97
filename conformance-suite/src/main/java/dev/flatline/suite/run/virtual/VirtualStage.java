package dev.flatline.suite.run.virtual;

import dev.flatline.server.ServerEvent;
import dev.flatline.simulator.fault.Route;
import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.simulator.virtual.VirtualTime;
import dev.flatline.suite.client.ReferenceDriverFactory;
import dev.flatline.suite.client.net.VirtualConnector;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.rest.RestAccess;
import dev.flatline.suite.run.FaultableServer;
import dev.flatline.suite.run.ServerClock;
import dev.flatline.suite.run.Stage;
import dev.flatline.suite.scenario.ClientSpec;
import dev.flatline.suite.scenario.ServerSpec;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One scenario's place in virtual time: a server, a network and a clock of its own. */
final class VirtualStage implements Stage {

    private static final String SERVER_ADDRESS = "server:80";
    private static final String NAMESPACE = "flatline";

    private final VirtualTime time = new VirtualTime();
    private final VirtualNetwork network;
    private final VirtualServer server;
    private final ReferenceDriverFactory clients;
    private final ReferenceDriverFactory observers;
    private final long seed;
    private Consumer<ServerEvent> serverEvents = event -> {};

    VirtualStage(Target target, ServerSpec spec, long seed) {
        this.seed = seed;
        network = new VirtualNetwork(time, seed);
        server = new VirtualServer(
                ReferenceTarget.serverConfig(target.serverMutant(), spec.secret())
                        .profile(target.profile())
                        .restartPolicy(spec.onRestart())
                        .rules(spec.securityRules())
                        .listener(event -> serverEvents.accept(event))
                        .build(),
                network,
                SERVER_ADDRESS,
                new ServerClock(time, spec.clockSkew()),
                time,
                new SplittableRandom(seed));
        VirtualConnector connector = new VirtualConnector(network, time);
        clients = new ReferenceDriverFactory(connector, time, time, target.clientMutant());
        observers = new ReferenceDriverFactory(connector, time, time);
    }

    @Override
    public long elapsedMicros() {
        return time.nanos() / 1000;
    }

    @Override
    public long wallClockMillis() {
        return time.millis();
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration bound) {
        return time.runUntil(condition, bound);
    }

    @Override
    public void later(Duration delay, Runnable task) {
        var unused = time.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public Route route(String client, boolean armedForCut) {
        return network.route(client, SERVER_ADDRESS, armedForCut);
    }

    @Override
    public Driver startClient(ClientSpec client, Route route, Consumer<DriverEvent> events) {
        return clients.start(
                new ClientSettings(
                        client.name(),
                        route.address(),
                        NAMESPACE,
                        client.clockSkew(),
                        seed + client.name().hashCode(),
                        client.behaviours()),
                events);
    }

    @Override
    public Driver startObserver(Consumer<DriverEvent> events) {
        return observers.start(
                new ClientSettings("observer", SERVER_ADDRESS, NAMESPACE, Duration.ZERO, seed, List.of()), events);
    }

    @Override
    public RestAccess rest() {
        return new RestAccess(
                SERVER_ADDRESS,
                NAMESPACE,
                (request, events) -> new VirtualLine(network, SERVER_ADDRESS, request, events));
    }

    @Override
    public Optional<FaultableServer> ownServer() {
        return Optional.of(server);
    }

    @Override
    public void onServerEvent(Consumer<ServerEvent> records) {
        serverEvents = records;
    }

    @Override
    public Duration longestStall(long sinceMicros) {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        // Virtual time that nobody pumps stands still, and everything in it is garbage.
    }
}
