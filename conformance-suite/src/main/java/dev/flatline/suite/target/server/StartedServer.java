package dev.flatline.suite.target.server;

import dev.flatline.simulator.process.GuardedProcess;
import dev.flatline.suite.scenario.ServerSource.Stop;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that has been started for a run and is ready. */
public final class StartedServer implements AutoCloseable {

    private final GuardedProcess process;
    private final String address;
    private final Stop stop;
    private final Thread hook;
    private final AtomicBoolean stopping = new AtomicBoolean();

    StartedServer(GuardedProcess process, String address, Stop stop) {
        this.process = process;
        this.address = address;
        this.stop = stop;
        hook = new Thread(this::end, "flatline-server-reaper");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where it listens: {@code host:port}. */
    public String address() {
        return address;
    }

    /** How it came to its end, if it did so unasked: one line, and then its last words. */
    public Optional<String> death() {
        if (stopping.get() || process.isAlive()) {
            return Optional.empty();
        }
        return Optional.of(Ending.of(process));
    }

    /** Asks it to stop in its own way, kills it if it does not, and returns when it is dead. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way out already; then the hook finds nothing to do.
        }
    }

    private void end() {
        if (!stopping.getAndSet(true)) {
            process.stop(stop.signal(), stop.grace());
        }
    }
}
