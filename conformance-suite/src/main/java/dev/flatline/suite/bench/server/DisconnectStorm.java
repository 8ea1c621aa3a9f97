package dev.flatline.suite.bench.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/**
 * Sessions with one disconnect write each are cut at once. Each write increments a counter of its own, so that one that ran twice
 * shows as a two; an observer on the parent sees them all.
 */
final class DisconnectStorm implements Receiver {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final int sessions;
    private final String counted;
    private int seen;
    private int other;
    private long lastNanos;

    private DisconnectStorm(int sessions, String parent) {
        this.sessions = sessions;
        this.counted = "{\"p\":\"" + parent + "/";
    }

    /**
     * Cuts them and waits for what they left.
     *
     * @param round names the parent, so that counters begin anew
     * @return from the cut until the observer has seen the last write, in seconds
     * @throws IllegalStateException if not each write ran exactly once
     */
    static double measure(Generator generator, Endpoint endpoint, int sessions, int round)
            throws ExecutionException, TimeoutException, InterruptedException {
        String parent = "storm" + round;
        List<WireConnection> observers = generator.connect(endpoint, 1);
        generator.requestOnEach(observers, index -> Requests.listen(1, parent));
        List<WireConnection> doomed = generator.connect(endpoint, sessions);
        generator.requestOnEach(doomed, index -> Requests.countOnDisconnect(1, parent + "/s" + index));

        DisconnectStorm storm = new DisconnectStorm(sessions, parent);
        long cutNanos = generator.onLoop(() -> {
            observers.get(0).receiver(storm);
            long now = System.nanoTime();
            doomed.forEach(WireConnection::cut);
            return now;
        });
        Awaitility.await().atMost(PATIENCE).until(() -> generator.onLoop(() -> storm.seen >= sessions));
        double seconds = (storm.lastNanos - cutNanos) / 1e9;
        generator.after(SETTLE, storm::requireEachOnce);
        generator.cut(observers);
        return seconds;
    }

    @Override
    public void message(ByteBuf in, int index, int length) {
        String text = in.toString(index, length, UTF_8);
        if (text.contains(counted) && text.contains("\"d\":1}")) {
            seen++;
            lastNanos = System.nanoTime();
        } else {
            other++;
        }
    }

    private boolean requireEachOnce() {
        if (seen != sessions || other != 0) {
            throw new IllegalStateException(seen + " of " + sessions + " disconnect writes counted to one, and " + other
                    + " other messages came: some ran twice or not at all");
        }
        return true;
    }
}
