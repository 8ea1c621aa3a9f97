package dev.flatline.suite.driver.stdio;

import java.time.Duration;

/**
 * What a driver's process may cost before it counts as broken.
 *
 * @param greeting from its start to its self-description
 * @param stop from the request to stop, or the end of its standard output, until it is killed
 * @param lineBytes length of one line on its standard output
 * @param lines lines on its standard output in its whole life
 * @param waitingLines lines that may wait for it to read its standard input
 */
public record StdioLimits(Duration greeting, Duration stop, int lineBytes, int lines, int waitingLines) {

    /** 10 s to greet, 2 s to stop, lines of 1 MiB, 100,000 of them, 10,000 waiting. */
    public static StdioLimits standard() {
        return new StdioLimits(Duration.ofSeconds(10), Duration.ofSeconds(2), 1 << 20, 100_000, 10_000);
    }

    /** The same limits on a machine that is {@code timeFactor} (>= 1) times slower than the one they were made for. */
    public StdioLimits scaled(double timeFactor) {
        return new StdioLimits(scaled(greeting, timeFactor), scaled(stop, timeFactor), lineBytes, lines, waitingLines);
    }

    private static Duration scaled(Duration duration, double timeFactor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * timeFactor));
    }
}
