package dev.flatline.suite.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Everything that clients and the server tell during one scenario, in the order of its arrival. Callbacks, from whichever
 * thread, only put things in; the runner's thread takes them out whenever it looks at the state of the world.
 */
final class Inbox {

    private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();
    private final LongSupplier elapsedMicros;

    Inbox(LongSupplier elapsedMicros) {
        this.elapsedMicros = elapsedMicros;
    }

    /** A callback that files what it is given, together with the time, for {@code effect} to work on later. */
    <T> Consumer<T> to(Effect<T> effect) {
        return thing -> {
            long atMicros = elapsedMicros.getAsLong();
            arrivals.add(() -> effect.of(thing, atMicros));
        };
    }

    /** Works off all that has arrived. */
    void drain() {
        for (Runnable arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            arrival.run();
        }
    }

    /** What an arrival changes; runs on the runner's thread. */
    @FunctionalInterface
    interface Effect<T> {
        void of(T thing, long atMicros);
    }
}
