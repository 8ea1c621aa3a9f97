package dev.flatline.suite.driver;

import java.util.Optional;
import java.util.function.Consumer;

/** Starts clients of one kind. */
public interface DriverFactory {

    /** The SDK that its clients are made of, with its version, such as {@code firebase 12.19.0}; empty: none but our own. */
    Optional<String> sdk();

    /** Whether its clients can do that. */
    boolean can(Capability capability);

    /**
     * Starts a client, which connects at once.
     *
     * @param settings what to connect to, and as whom
     * @param events told everything that happens, from any thread, and never blocked on; nothing is told after
     *     {@link Driver#close()} or {@link Driver#kill()} has returned
     */
    Driver start(ClientSettings settings, Consumer<DriverEvent> events);
}
