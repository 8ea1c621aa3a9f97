package dev.flatline.suite.bench.server;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param listeners on the path of the fan-out
 * @param putConnections that write
 * @param outstanding puts on each of them
 * @param pacedPerSecond puts of the open loop
 * @param idleConnections whose memory is measured
 * @param stormSessions that are cut at once
 * @param unrelatedListeners that no write concerns
 * @param warmUp before each measurement
 * @param duration of each measurement
 */
public record Load(
        int listeners,
        int putConnections,
        int outstanding,
        int pacedPerSecond,
        int idleConnections,
        int stormSessions,
        int unrelatedListeners,
        Duration warmUp,
        Duration duration) {

    /** What the aims are for. */
    public static final Load FULL =
            new Load(1000, 100, 64, 20_000, 10_000, 5000, 100_000, Duration.ofSeconds(1), Duration.ofSeconds(2));

    /** A first look: the same, for half a second each. */
    public static final Load QUICK =
            new Load(1000, 100, 64, 20_000, 10_000, 5000, 100_000, Duration.ofMillis(300), Duration.ofMillis(500));

    /** Shows that everything works, and no figure that means anything. */
    static final Load SMALLEST = new Load(3, 2, 4, 500, 20, 10, 30, Duration.ofMillis(20), Duration.ofMillis(100));
}
