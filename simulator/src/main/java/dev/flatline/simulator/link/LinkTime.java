package dev.flatline.simulator.link;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Where a connection's time comes from.
 *
 * @param executor the one executor that everything of the connection runs on
 * @param nanoTime a monotonic clock that agrees with the executor's delays
 */
public record LinkTime(ScheduledExecutorService executor, LongSupplier nanoTime) {

    long nanos() {
        return nanoTime.getAsLong();
    }

    ScheduledFuture<?> after(long delayNanos, Runnable action) {
        return executor.schedule(action, delayNanos, TimeUnit.NANOSECONDS);
    }
}
