package dev.flatline.suite.driver;

import java.util.function.Consumer;

/** Starts clients of one kind. */
public interface DriverFactory {

    /** The client's name and version for headers and reports, such as {@code firebase-js 12.9.0}. */
    String description();

    /**
     * Starts a client, which connects at once.
     *
     * @param settings what to connect to, and as whom
     * @param events told everything that happens, from any thread, and never blocked on; nothing is told after
     *     {@link Driver#close()} or {@link Driver#kill()} has returned
     */
    Driver start(ClientSettings settings, Consumer<DriverEvent> events);
}
