package dev.flatline.suite.bench.server;

import dev.flatline.suite.bench.Samples;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.DoubleStream;
import org.awaitility.Awaitility;

/**
 * Open loop: so many puts a second, whether the server keeps up or not. A latency counts from the moment a put was due, so that
 * a server that stands still is charged for all that had to wait.
 */
final class PacedPuts {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PATHS_EACH = 64;

    private final Generator generator;
    private final List<Lane> lanes;

    private PacedPuts(Generator generator, List<Lane> lanes) {
        this.generator = generator;
        this.lanes = lanes;
    }

    /** Connects the writers. */
    static PacedPuts prepare(Generator generator, Target target, int connections)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<WireConnection> connected = generator.connect(target.endpoint(), connections);
        List<Lane> lanes = generator.onLoop(() -> {
            List<Lane> made = new ArrayList<>();
            for (WireConnection connection : connected) {
                made.add(new Lane(connection, "paced/c" + made.size()));
            }
            return made;
        });
        return new PacedPuts(generator, lanes);
    }

    /**
     * Measures latencies, and returns when the last put is answered.
     *
     * @return in milliseconds
     */
    Samples measure(int putsPerSecond, Duration warmUp, Duration duration)
            throws ExecutionException, InterruptedException {
        Run run = new Run(putsPerSecond, warmUp.plus(duration).toNanos(), warmUp.toNanos());
        Future<?> pace = generator.every(TICK, run::sendWhatIsDue);
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> generator.onLoop(run::isOver));
        } finally {
            pace.cancel(false);
        }
        return generator.onLoop(run::latencies);
    }

    /** One measurement. */
    private final class Run {
        private final long startNanos = System.nanoTime();
        private final double nanosBetween;
        private final long total;
        private final long ignored;
        private long sent;

        Run(int putsPerSecond, long durationNanos, long ignoredNanos) {
            nanosBetween = 1e9 / putsPerSecond;
            total = (long) (durationNanos / nanosBetween);
            ignored = (long) (ignoredNanos / nanosBetween);
            lanes.forEach(Lane::reset);
        }

        void sendWhatIsDue() {
            long elapsed = System.nanoTime() - startNanos;
            for (; sent < total && sent * nanosBetween <= elapsed; sent++) {
                long dueNanos = startNanos + (long) (sent * nanosBetween);
                lanes.get((int) (sent % lanes.size())).send(dueNanos, sent >= ignored);
            }
            lanes.forEach(Lane::flush);
        }

        boolean isOver() {
            return sent == total && lanes.stream().allMatch(Lane::isDone);
        }

        Samples latencies() {
            return Samples.of(lanes.stream().flatMapToDouble(Lane::latencies).toArray());
        }
    }

    /** One connection; answers come in the order of the requests. */
    private static final class Lane implements Receiver {
        private static final long NOT_COUNTED = Long.MIN_VALUE;

        private final WireConnection connection;
        private final byte[][] frames = new byte[PATHS_EACH][];
        /** When each put was due, until its answer has come, and then how long that took; in nanoseconds. */
        private long[] nanos = new long[1024];

        private int sent;
        private int answered;

        Lane(WireConnection connection, String path) {
            this.connection = connection;
            for (int i = 0; i < frames.length; i++) {
                frames[i] = Frames.text(Requests.put(i + 1, path + "/k" + i, Writer.text()));
            }
            connection.receiver(this);
        }

        void reset() {
            sent = 0;
            answered = 0;
        }

        void send(long dueNanos, boolean counts) {
            if (sent == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * sent);
            }
            nanos[sent] = counts ? dueNanos : NOT_COUNTED;
            connection.send(frames[sent % frames.length]);
            sent++;
        }

        void flush() {
            connection.flush();
        }

        @Override
        public void message(ByteBuf in, int index, int length) {
            if (nanos[answered] != NOT_COUNTED) {
                nanos[answered] = System.nanoTime() - nanos[answered];
            }
            answered++;
        }

        boolean isDone() {
            return answered == sent;
        }

        DoubleStream latencies() {
            return Arrays.stream(nanos, 0, answered)
                    .filter(each -> each != NOT_COUNTED)
                    .mapToDouble(each -> each / 1e6);
        }
    }
}
