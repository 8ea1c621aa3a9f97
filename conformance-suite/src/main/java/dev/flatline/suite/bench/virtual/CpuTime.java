package dev.flatline.suite.bench.virtual;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How long one core has worked for this process, on all its threads together: the collector and the compiler count, other
 * programs of the machine do not.
 */
final class CpuTime {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final double RESOLUTION_SECONDS = 0.01;

    private CpuTime() {}

    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** What was spent since then, at least the smallest time that the system can tell. */
    static double secondsSince(long startNanos) {
        return Math.max(RESOLUTION_SECONDS, (nanos() - startNanos) / 1e9);
    }
}
