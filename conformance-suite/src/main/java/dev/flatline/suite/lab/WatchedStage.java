package dev.flatline.suite.lab;

import dev.flatline.server.ServerEvent;
import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.FaultReport;
import dev.flatline.simulator.fault.Route;
import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.lab.Sightings.Life;
import dev.flatline.suite.lab.Sightings.What;
import dev.flatline.suite.rest.RestAccess;
import dev.flatline.suite.run.FaultableServer;
import dev.flatline.suite.run.ServerClock;
import dev.flatline.suite.run.Stage;
import dev.flatline.suite.scenario.ClientSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A stage that is looked at: whatever passes between the runner and its world is noted, with its time. */
final class WatchedStage implements Stage {

    private final Stage stage;
    private final Sightings sightings;

    WatchedStage(Stage stage) {
        this.stage = stage;
        this.sightings = new Sightings(stage::elapsedMicros);
    }

    Sightings sightings() {
        return sightings;
    }

    @Override
    public Route route(String client, boolean armedForCut) {
        return new WatchedRoute(client, stage.route(client, armedForCut));
    }

    @Override
    public Driver startClient(ClientSpec client, Route route, Consumer<DriverEvent> events) {
        String name = client.name();
        return new WatchedDriver(name, stage.startClient(client, route, event -> {
            note(name, event);
            events.accept(event);
        }));
    }

    private void note(String client, DriverEvent event) {
        if (event instanceof DriverEvent.Connected connected) {
            sightings.note(new What.Connected(client, connected.connected()));
        } else if (event instanceof DriverEvent.Value value && value.listener().startsWith(ScenarioText.LISTENER)) {
            sightings.note(new What.Seen(client, value.value()));
        }
    }

    @Override
    public Optional<FaultableServer> ownServer() {
        return stage.ownServer().map(WatchedServer::new);
    }

    @Override
    public Driver startObserver(Consumer<DriverEvent> events) {
        return stage.startObserver(events);
    }

    @Override
    public RestAccess rest() {
        return stage.rest();
    }

    @Override
    public long elapsedMicros() {
        return stage.elapsedMicros();
    }

    @Override
    public long wallClockMillis() {
        return stage.wallClockMillis();
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration bound) {
        return stage.await(condition, bound);
    }

    @Override
    public void later(Duration delay, Runnable task) {
        stage.later(delay, task);
    }

    @Override
    public long seed() {
        return stage.seed();
    }

    @Override
    public void onServerEvent(Consumer<ServerEvent> records) {
        stage.onServerEvent(records);
    }

    @Override
    public Duration longestStall(long sinceMicros) {
        return stage.longestStall(sinceMicros);
    }

    @Override
    public void close() {
        stage.close();
    }

    private final class WatchedRoute implements Route {

        private final String client;
        private final Route route;

        WatchedRoute(String client, Route route) {
            this.client = client;
            this.route = route;
        }

        @Override
        public String address() {
            return route.address();
        }

        @Override
        public FaultReport apply(Fault fault) {
            sightings.note(new What.Faulted(client, fault));
            return route.apply(fault);
        }

        @Override
        public Optional<RouteTraffic> traffic() {
            return route.traffic();
        }
    }

    private final class WatchedDriver implements Driver {

        private final String client;
        private final Driver driver;

        WatchedDriver(String client, Driver driver) {
            this.client = client;
            this.driver = driver;
        }

        @Override
        public void send(long id, Command command) {
            sightings.begin();
            driver.send(id, command);
        }

        @Override
        public void kill() {
            sightings.note(new What.Living(client, Life.DEAD));
            driver.kill();
        }

        @Override
        public void freeze() {
            sightings.note(new What.Living(client, Life.STANDS_STILL));
            driver.freeze();
        }

        @Override
        public void thaw() {
            sightings.note(new What.Living(client, Life.RUNS));
            driver.thaw();
        }

        @Override
        public void skewClock(Duration ahead) {
            driver.skewClock(ahead);
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    private final class WatchedServer implements FaultableServer {

        private final FaultableServer server;

        WatchedServer(FaultableServer server) {
            this.server = server;
        }

        @Override
        public int crash() {
            sightings.note(new What.Server(false));
            return server.crash();
        }

        @Override
        public void restart() {
            server.restart();
            sightings.note(new What.Server(true));
        }

        @Override
        public ServerClock clock() {
            return server.clock();
        }
    }
}
