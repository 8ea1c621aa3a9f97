package dev.flatline.suite.client;

import dev.flatline.suite.driver.DriverEvent;
import java.util.function.Consumer;

/**
 * Lets events through until it is closed. The one place with a lock: {@code kill} and {@code close} come from the runner's
 * thread, and once they have returned no event may follow, not even one the client's thread was just about to tell.
 */
final class Gate {
    private final Consumer<DriverEvent> events;
    private boolean closed;

    Gate(Consumer<DriverEvent> events) {
        this.events = events;
    }

    synchronized void tell(DriverEvent event) {
        if (!closed) {
            events.accept(event);
        }
    }

    synchronized void close() {
        closed = true;
    }
}
