package dev.flatline.suite.bench;

import java.util.Arrays;

/** What several rounds of one measurement gave. */
public final class Samples {
    private final double[] sorted;

    private Samples(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Takes them in any order.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Samples of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no samples");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    /** How many there are. */
    public int count() {
        return sorted.length;
    }

    /** The lowest. */
    public double min() {
        return sorted[0];
    }

    /** The highest. */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /** The middle one; of an even number, the mean of the two in the middle. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The lowest sample that a share of all samples do not exceed (nearest rank).
     *
     * @param percent above 0, at most 100
     */
    public double percentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile is above 0 and at most 100, not " + percent);
        }
        return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
    }
}
