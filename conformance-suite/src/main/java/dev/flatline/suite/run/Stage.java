package dev.flatline.suite.run;

import dev.flatline.server.ServerEvent;
import dev.flatline.simulator.fault.Route;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.rest.RestAccess;
import dev.flatline.suite.scenario.ClientSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The place of one scenario: its namespace on the server, its proxies, its clients and its time. */
public interface Stage extends AutoCloseable {

    /** Time since the stage was set, in microseconds: monotonic, and not the wall clock. */
    long elapsedMicros();

    /** The true time in milliseconds since the epoch, which no client's skew touches. */
    long wallClockMillis();

    /**
     * Lets time pass until {@code condition} holds or {@code bound} is over.
     *
     * @return whether the condition held
     */
    boolean await(BooleanSupplier condition, Duration bound);

    /**
     * Does something once, when {@code delay} is over and the runner waits in {@link #await}: on the runner's thread, and never
     * if it does not wait that long.
     */
    void later(Duration delay, Runnable task);

    /** What every random choice of this scenario is drawn from. */
    long seed();

    /** A proxied way from the client of this name to the server. Called once per client, before it is started. */
    Route route(String client, boolean armedForCut);

    /** Starts the client under test on its route. */
    Driver startClient(ClientSpec client, Route route, Consumer<DriverEvent> events);

    /** Starts the observer: a reference client on a clean connection of its own. */
    Driver startObserver(Consumer<DriverEvent> events);

    /** The way to this stage's data over HTTP, past all proxies. */
    RestAccess rest();

    /** The server, if it is this stage's own. */
    Optional<FaultableServer> ownServer();

    /** How the server under test came to its end, if it did so by itself: its exit code and last words. */
    default Optional<String> serverDeath() {
        return Optional.empty();
    }

    /** From now on, {@code records} is told what the server does in this stage's namespace, from any thread. */
    void onServerEvent(Consumer<ServerEvent> records);

    /** The longest time for which this machine did nothing for us since {@code sinceMicros}: 0 in virtual time. */
    Duration longestStall(long sinceMicros);

    @Override
    void close();
}
