package dev.flatline.suite.scenario;

import java.time.Duration;

/** How long something may take, or must last. */
public sealed interface Bound {

    /**
     * A multiple of a bound that the target defines, so that no scenario holds a magic number: {@code close},
     * {@code 0.5 x detection}.
     *
     * @param factor above 0
     */
    record Named(String name, double factor) implements Bound {}

    /** A length of time that belongs to the scenario itself, such as {@code 300 ms}. */
    record Exact(Duration duration) implements Bound {}
}
