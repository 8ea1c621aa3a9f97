package dev.flatline.suite.bench.proxy;

import dev.flatline.simulator.link.Direction;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Changes the toxics of a proxy while data flows through it. */
final class ControlCalls {
    /** It changes nothing about data, which therefore keeps flowing. */
    private static final String TOXIC_TYPE = "slow_close";

    private static final String DELAY_NONE = "{\"delay\":0}";
    private static final long PORTION_BYTES = 256L << 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long END_LIMIT_MILLIS = 10_000;

    private ControlCalls() {}

    /**
     * How long each call took, in nanoseconds, after half as many to warm up.
     *
     * @param calls a multiple of 4, so that the last one leaves nothing behind
     * @param bytesPerSecond how fast data flows, at most; {@code Long.MAX_VALUE}: as fast as it can
     */
    static double[] callNanos(Contestant contestant, int calls, long bytesPerSecond)
            throws IOException, InterruptedException {
        Thread sender;
        double[] nanos;
        try (BulkClient load = BulkClient.through(contestant)) {
            load.send(PORTION_BYTES);
            sender = new Thread(() -> sendUntilClosed(load, bytesPerSecond), "flatline-bench-load");
            sender.setDaemon(true);
            sender.start();
            var unused = callNanos(contestant, calls / 2);
            nanos = callNanos(contestant, calls);
        }
        sender.join(END_LIMIT_MILLIS);
        return nanos;
    }

    private static double[] callNanos(Contestant contestant, int calls) throws IOException {
        double[] nanos = new double[calls];
        for (int i = 0; i < calls; i++) {
            long startNanos = System.nanoTime();
            if (i % 2 == 0) {
                contestant.addToxic("extra", TOXIC_TYPE, Direction.UPSTREAM, DELAY_NONE);
            } else {
                contestant.removeToxic("extra");
            }
            nanos[i] = System.nanoTime() - startNanos;
        }
        return nanos;
    }

    private static void sendUntilClosed(BulkClient load, long bytesPerSecond) {
        long startNanos = System.nanoTime();
        try {
            for (long portions = 1; true; portions++) {
                load.send(PORTION_BYTES);
                double dueNanos = (double) portions * PORTION_BYTES * NANOS_PER_SECOND / bytesPerSecond;
                LockSupport.parkNanos(startNanos + (long) dueNanos - System.nanoTime());
            }
        } catch (IOException e) {
            // It has been closed: enough.
        }
    }
}
