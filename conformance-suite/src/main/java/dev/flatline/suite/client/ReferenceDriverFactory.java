package dev.flatline.suite.client;

import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverFactory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Starts reference clients in this process, in real or virtual time. */
public final class ReferenceDriverFactory implements DriverFactory {
    private final Connector connector;
    private final InstantSource trueTime;
    private final ScheduledExecutorService executor;
    private final Optional<ClientMutant> mutant;

    /**
     * A factory whose clients share an executor, which stays the caller's to shut down.
     *
     * @param connector opens the clients' WebSockets and calls back on the executor
     * @param trueTime the right time; each client's own clock is off by its {@link ClientSettings#clockSkew}
     * @param executor single-threaded; a real one had better remove cancelled tasks, since each message sets a timer anew
     */
    public ReferenceDriverFactory(Connector connector, InstantSource trueTime, ScheduledExecutorService executor) {
        this(connector, trueTime, executor, Optional.empty());
    }

    /**
     * A factory whose clients have a defect.
     *
     * @param mutant the defect that is switched on, if any
     */
    public ReferenceDriverFactory(
            Connector connector,
            InstantSource trueTime,
            ScheduledExecutorService executor,
            Optional<ClientMutant> mutant) {
        this.mutant = mutant;
        this.connector = connector;
        this.trueTime = trueTime;
        this.executor = executor;
    }

    @Override
    public Optional<String> sdk() {
        return Optional.empty();
    }

    @Override
    public boolean can(Capability capability) {
        return true;
    }

    @Override
    public Driver start(ClientSettings settings, Consumer<DriverEvent> events) {
        ReferenceDriver driver = new ReferenceDriver(settings, connector, trueTime, executor, events, mutant);
        driver.start();
        return driver;
    }
}
