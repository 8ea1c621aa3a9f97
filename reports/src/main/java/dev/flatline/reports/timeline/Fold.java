package dev.flatline.reports.timeline;

/**
 * A stretch of an axis on which nothing happens and which is drawn shorter than it was.
 *
 * @param beginMicros the last moment before it
 * @param endMicros the first moment after it
 * @param begin where it begins on the axis, in slots
 * @param end where it ends on the axis, in slots
 */
public record Fold(long beginMicros, long endMicros, double begin, double end) {
    /** How long nothing happened. */
    public long micros() {
        return endMicros - beginMicros;
    }
}
