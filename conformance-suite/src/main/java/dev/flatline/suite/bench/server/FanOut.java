package dev.flatline.suite.bench.server;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** One writer, many listeners on one path. */
final class FanOut implements Receiver {
    private static final String PATH = "fan";
    /** What ours sends to a listener for each put, byte for byte. */
    static final String PUSH =
            "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"" + PATH + "\",\"d\":\"" + Writer.text() + "\"}}}";

    /** More than one, or else the round trip of the put would be measured. */
    private static final int PUTS_OUTSTANDING = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMillis(200);

    private final Generator generator;
    private final Target target;
    private final Writer writer;
    private long delivered;

    private FanOut(Generator generator, Target target, WireConnection writing) {
        this.generator = generator;
        this.target = target;
        this.writer = Writer.ofOnePath(writing, PATH, PUTS_OUTSTANDING);
    }

    /** Connects the writer and the listeners. */
    static FanOut prepare(Generator generator, Target target, int listeners)
            throws ExecutionException, TimeoutException, InterruptedException {
        return prepare(generator, target, target.endpoint(), Speech.FIREBASE, listeners);
    }

    /**
     * The same in another dialect.
     *
     * @param endpoint of the target; in a namespace of its own, or else others listen, too
     */
    static FanOut prepare(Generator generator, Target target, Endpoint endpoint, Speech speech, int listeners)
            throws ExecutionException, TimeoutException, InterruptedException {
        FanOut fanOut = new FanOut(
                generator, target, generator.connect(endpoint, speech, 1).get(0));
        List<WireConnection> listening = generator.connect(endpoint, speech, listeners);
        generator.requestOnEach(listening, index -> Requests.listen(1, PATH));
        generator.onLoop(() -> {
            listening.forEach(connection -> connection.receiver(fanOut));
            return listening.size();
        });
        return fanOut;
    }

    @Override
    public void message(ByteBuf in, int index, int length) {
        delivered++;
    }

    /** Measures deliveries, and returns when the last one has arrived. */
    Throughput measure(Duration warmUp, Duration duration) throws ExecutionException, InterruptedException {
        generator.onLoop(() -> {
            writer.start();
            return true;
        });
        Throughput deliveries = Throughput.measure(generator, target, () -> delivered, warmUp, duration);
        generator.onLoop(() -> {
            writer.stop();
            return true;
        });
        Awaitility.await().atMost(PATIENCE).pollInterval(QUIET).until(this::isQuiet);
        return deliveries;
    }

    private boolean isQuiet() throws ExecutionException, InterruptedException {
        long before = generator.onLoop(() -> delivered);
        return generator.after(QUIET, () -> writer.isDone() && delivered == before);
    }
}
