package dev.flatline.suite.client;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next connection attempt: the JavaScript SDK's rule (spec 4.5, REC-11 to REC-13).
 *
 * <p>The delay d is counted from the start of the previous attempt, drawn evenly from what is left of it, and grows by 30 %
 * each time. Elapsed time is read off timers, never off the wall clock, which scenarios skew.
 */
final class Backoff {
    static final long MIN_MILLIS = 1_000;
    static final long MAX_MILLIS = 300_000;

    private static final double GROWTH = 1.3;
    private static final long STABLE_MILLIS = 30_000;

    private final ScheduledExecutorService executor;
    private final RandomGenerator random;
    private double delayMillis = MIN_MILLIS;
    private @Nullable ScheduledFuture<?> attemptDelay;
    private @Nullable ScheduledFuture<?> stable;

    Backoff(ScheduledExecutorService executor, RandomGenerator random) {
        this.executor = executor;
        this.random = random;
    }

    void attemptStarts() {
        stop();
        attemptDelay = executor.schedule(Backoff::timeHasPassed, (long) delayMillis, TimeUnit.MILLISECONDS);
    }

    void connected() {
        stable = executor.schedule(this::reset, STABLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The wait before the next attempt, in milliseconds; each call makes the next one longer. */
    long nextMillis() {
        long left = attemptDelay == null ? 0 : Math.max(0, attemptDelay.getDelay(TimeUnit.MILLISECONDS));
        stop();
        long wait = (long) (random.nextDouble() * left);
        delayMillis = Math.min(MAX_MILLIS, delayMillis * GROWTH);
        return wait;
    }

    void reset() {
        delayMillis = MIN_MILLIS;
    }

    void stop() {
        cancel(attemptDelay);
        cancel(stable);
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private static void timeHasPassed() {
        // Only asked how much of its delay is left.
    }
}
