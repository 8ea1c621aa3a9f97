package dev.flatline.suite.run.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How much of a processor this machine has for us. */
public final class MachineSpeed {

    private static final long WORK_NANOS = 80_000_000;
    private static final long PATIENCE_NANOS = 2_000_000_000;

    /** Bounds have room of their own; more than this would make a run too long without being asked for. */
    private static final double SLOWDOWN_MAX = 3;

    /** Below this, what is measured is chance. */
    private static final double NOTICEABLE = 1.5;

    private MachineSpeed() {}

    /**
     * How many times longer work takes here and now than it would on a processor of its own: 1 on a machine that is not busy, at
     * most 3, in steps of a half. A ratio of two clocks of the same machine, so that a slow processor is none.
     */
    public static double slowdown() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isCurrentThreadCpuTimeSupported()) {
            return 1;
        }
        long startNanos = System.nanoTime();
        long workStartNanos = threads.getCurrentThreadCpuTime();
        long workedNanos = 0;
        long tookNanos = 0;
        while (workedNanos < WORK_NANOS && tookNanos < PATIENCE_NANOS) {
            workedNanos = threads.getCurrentThreadCpuTime() - workStartNanos;
            tookNanos = System.nanoTime() - startNanos;
        }
        return inSteps((double) tookNanos / Math.max(1, workedNanos));
    }

    /** The same for the same machine, as far as chance allows. */
    static double inSteps(double measured) {
        return measured < NOTICEABLE ? 1 : Math.min(SLOWDOWN_MAX, Math.ceil(measured * 2) / 2);
    }
}
