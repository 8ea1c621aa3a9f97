package dev.flatline.server.query;

/**
 * How many children a window holds at most, and which.
 *
 * @param count at least 1
 * @param fromEnd whether the last ones are kept instead of the first
 */
public record Limit(int count, boolean fromEnd) {
    /** Checks the count. */
    public Limit {
        if (count < 1) {
            throw new IllegalArgumentException("the limit of a query must be at least 1, not " + count);
        }
    }
}
