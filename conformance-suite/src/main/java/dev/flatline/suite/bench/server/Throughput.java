package dev.flatline.suite.bench.server;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/**
 * How much was done.
 *
 * @param perSecond of the clock
 * @param perCpuSecond of the server's processor time; not a number where that is unknown
 */
record Throughput(double perSecond, double perCpuSecond) {

    private static final int LONGER_AT_MOST = 6;

    private record Moment(long nanos, long count, double cpuSeconds) {}

    /**
     * Watches a counter, which only the generator's loop may look at, for some time: longer on a busy machine, where the server
     * would not have run for long enough.
     */
    static Throughput measure(
            Generator generator, Target target, LongSupplier counter, Duration warmUp, Duration duration)
            throws ExecutionException, InterruptedException {
        Moment start = generator.onLoop(() -> now(target, counter));
        start = watch(generator, target, counter, warmUp, start);
        Moment end = watch(generator, target, counter, duration, start);
        double count = end.count - start.count;
        return new Throughput(
                count * 1e9 / (end.nanos - start.nanos), count / Math.max(0.01, end.cpuSeconds - start.cpuSeconds));
    }

    private static Moment watch(
            Generator generator, Target target, LongSupplier counter, Duration duration, Moment start)
            throws ExecutionException, InterruptedException {
        double enoughCpuSeconds = duration.toNanos() / 2e9;
        Moment end = start;
        for (int times = 0;
                times < LONGER_AT_MOST && !(end.cpuSeconds - start.cpuSeconds >= enoughCpuSeconds);
                times++) {
            end = generator.after(duration, () -> now(target, counter));
            if (Double.isNaN(end.cpuSeconds)) {
                break;
            }
        }
        return end;
    }

    private static Moment now(Target target, LongSupplier counter) {
        return new Moment(System.nanoTime(), counter.getAsLong(), target.cpuSeconds());
    }

    /** The share of one processor that the server was busy. */
    double utilisation() {
        return perSecond / perCpuSecond;
    }
}
