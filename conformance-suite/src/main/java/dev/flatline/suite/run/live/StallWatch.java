package dev.flatline.suite.run.live;

import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notices when this machine does nothing for us for a while: a task that should run every {@value #PERIOD_MILLIS} ms writes down
 * when it came too late. A bound that was missed meanwhile says nothing about the implementation under test.
 */
final class StallWatch {

    private static final int PERIOD_MILLIS = 25;
    private static final long NOTABLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ConcurrentSkipListMap<Long, Long> stallNanosByEnd = new ConcurrentSkipListMap<>();
    private long lastNanos = System.nanoTime();

    StallWatch(ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long nowNanos = System.nanoTime();
        long stallNanos = nowNanos - lastNanos - TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
        if (stallNanos > NOTABLE_NANOS) {
            stallNanosByEnd.put(nowNanos, stallNanos);
        }
        lastNanos = nowNanos;
    }

    /** The longest stall that ended at or after {@code nanos} of {@link System#nanoTime()}; zero if there was none. */
    Duration longestSince(long nanos) {
        return Duration.ofNanos(stallNanosByEnd.tailMap(nanos, true).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0));
    }
}
