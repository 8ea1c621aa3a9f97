package dev.flatline.suite.bench.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Closed loop: many connections, each with many puts outstanding, each put to a path of its own. */
final class Puts {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Generator generator;
    private final Target target;
    private final List<Writer> writers;

    private Puts(Generator generator, Target target, List<Writer> writers) {
        this.generator = generator;
        this.target = target;
        this.writers = writers;
    }

    /** Connects the writers. */
    static Puts prepare(Generator generator, Target target, int connections, int outstanding)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<WireConnection> connected = generator.connect(target.endpoint(), connections);
        List<Writer> writers = generator.onLoop(() -> {
            List<Writer> made = new ArrayList<>();
            for (WireConnection connection : connected) {
                made.add(new Writer(connection, "puts/c" + made.size(), outstanding));
            }
            return made;
        });
        return new Puts(generator, target, writers);
    }

    /** Measures answered puts, and returns when the last one is answered. */
    Throughput measure(Duration warmUp, Duration duration) throws ExecutionException, InterruptedException {
        onWriters(Writer::start);
        Throughput puts = Throughput.measure(generator, target, this::answered, warmUp, duration);
        onWriters(Writer::stop);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> generator.onLoop(() -> writers.stream().allMatch(Writer::isDone)));
        return puts;
    }

    private long answered() {
        long answered = 0;
        for (Writer writer : writers) {
            answered += writer.answered();
        }
        return answered;
    }

    private void onWriters(Consumer<Writer> action) throws ExecutionException, InterruptedException {
        generator.onLoop(() -> {
            writers.forEach(action);
            return writers.size();
        });
    }
}
