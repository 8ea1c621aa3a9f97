package dev.flatline.suite.bench.proxy;

import dev.flatline.simulator.link.Direction;
import java.io.IOException;

/** Changes the toxics of a proxy through which data flows as fast as it can. */
final class ControlCalls {
    /** It changes nothing about data, which therefore keeps flowing. */
    private static final String TOXIC_TYPE = "slow_close";

    private static final String DELAY_NONE = "{\"delay\":0}";
    private static final long LOAD_BYTES = 4L << 20;
    private static final long END_LIMIT_MILLIS = 10_000;

    private ControlCalls() {}

    /** How long each call took, in nanoseconds. */
    static double[] callNanos(Contestant contestant, int calls) throws IOException, InterruptedException {
        double[] nanos = new double[calls];
        Thread sender;
        try (BulkClient load = BulkClient.through(contestant)) {
            load.send(LOAD_BYTES);
            sender = new Thread(() -> sendUntilClosed(load), "flatline-bench-load");
            sender.setDaemon(true);
            sender.start();
            for (int i = 0; i < calls; i++) {
                long startNanos = System.nanoTime();
                if (i % 2 == 0) {
                    contestant.addToxic("extra", TOXIC_TYPE, Direction.UPSTREAM, DELAY_NONE);
                } else {
                    contestant.removeToxic("extra");
                }
                nanos[i] = System.nanoTime() - startNanos;
            }
        }
        sender.join(END_LIMIT_MILLIS);
        return nanos;
    }

    private static void sendUntilClosed(BulkClient load) {
        try {
            while (true) {
                load.send(LOAD_BYTES);
            }
        } catch (IOException e) {
            // It has been closed: enough.
        }
    }
}
