package dev.flatline.suite.bench.virtual;

import dev.flatline.simulator.virtual.VirtualTime;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that each schedule themselves anew and set a time-out that the next one cancels: what connections do with every
 * message.
 */
final class SchedulerLoad {
    private static final int TASKS = 1_000;
    private static final int LONGEST_DELAY_MICROS = 10_000;
    private static final long TIMEOUT_MILLIS = 45_000;

    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random = new SplittableRandom(1);
    private int ran;

    /** How many tasks a second are run when so many are. */
    static double eventsPerSecond(int events) {
        SchedulerLoad load = new SchedulerLoad();
        for (int i = 0; i < TASKS; i++) {
            load.time.execute(load.new Ticker());
        }
        long startNanos = CpuTime.nanos();
        load.time.runUntil(() -> load.ran >= events, Duration.ofDays(1));
        return load.ran / CpuTime.secondsSince(startNanos);
    }

    private final class Ticker implements Runnable {
        private @Nullable ScheduledFuture<?> timeout;

        @Override
        public void run() {
            ran++;
            if (timeout != null) {
                timeout.cancel(false);
            }
            timeout = time.schedule(() -> {}, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            var unused = time.schedule(this, random.nextInt(1, LONGEST_DELAY_MICROS), TimeUnit.MICROSECONDS);
        }
    }
}
