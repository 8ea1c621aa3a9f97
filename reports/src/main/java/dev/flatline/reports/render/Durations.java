package dev.flatline.reports.render;

import java.util.Locale;

/** Durations and points in time, as people read them. */
final class Durations {
    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60_000;

    private Durations() {}

    /** Such as {@code 412 ms}, {@code 3.2 s} or {@code 2 min 05 s}. */
    static String millis(long millis) {
        if (millis < SECOND_MILLIS) {
            return millis + " ms";
        } else if (millis < MINUTE_MILLIS) {
            long tenths = Math.min((millis + 50) / 100, 599);
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        return String.format(Locale.ROOT, "%d min %02d s", millis / MINUTE_MILLIS, millis % MINUTE_MILLIS / 1000);
    }

    /** Seconds with three decimals, without unit, as JUnit XML wants them. */
    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1_000, millis % 1_000);
    }

    /** Milliseconds with one decimal, without unit, as time columns want them: the unit that bounds are given in. */
    static String column(long micros) {
        return String.format(Locale.ROOT, "%d.%d", micros / 1_000, micros % 1_000 / 100);
    }
}
