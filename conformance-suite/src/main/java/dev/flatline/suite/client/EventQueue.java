package dev.flatline.suite.client;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Events for the application, raised in the order they arose. What an application does inside a callback may cause more
 * events; they are raised after those already waiting, not in between.
 */
final class EventQueue {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean raising;
    private boolean closed;

    void add(Runnable event) {
        if (!closed) {
            waiting.add(event);
        }
    }

    /** Raises everything that waits; within a callback, leaves that to the call which raised it. */
    void raise() {
        if (raising) {
            return;
        }
        raising = true;
        try {
            for (Runnable event = waiting.poll(); event != null && !closed; event = waiting.poll()) {
                event.run();
            }
        } finally {
            raising = false;
        }
    }

    /** No event is raised any more. */
    void close() {
        closed = true;
        waiting.clear();
    }
}
