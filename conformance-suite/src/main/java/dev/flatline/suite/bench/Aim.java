package dev.flatline.suite.bench;

import java.util.Locale;

/**
 * What a measurement should reach.
 *
 * @param of what is judged
 * @param direction which way is better
 * @param bound inclusive; in the row's unit, or a ratio
 */
public record Aim(Of of, Direction direction, double bound) {

    /** What is judged. */
    public enum Of {
        /** The median of our own figures. */
        OURS,
        /** The median of ours divided by the peer's of the same round. */
        RATIO
    }

    /** Which way is better. */
    public enum Direction {
        /** More is better. */
        AT_LEAST,
        /** Less is better. */
        AT_MOST
    }

    /** Whether a figure reaches it. */
    boolean isMetBy(double figure) {
        return direction == Direction.AT_LEAST ? figure >= bound : figure <= bound;
    }

    @Override
    public String toString() {
        String sign = direction == Direction.AT_LEAST ? "≥ " : "≤ ";
        return sign + (of == Of.RATIO ? String.format(Locale.ROOT, "%.2fx", bound) : Figures.text(bound));
    }
}
