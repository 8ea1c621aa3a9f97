package dev.flatline.suite.bench;

/** One measurement, made once per round. */
@FunctionalInterface
public interface Measurement {

    /**
     * Measures once.
     *
     * @throws Exception if that was not possible; the benchmark ends
     */
    double measure() throws Exception;
}
