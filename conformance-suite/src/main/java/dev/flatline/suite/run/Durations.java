package dev.flatline.suite.run;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as people read them. */
public final class Durations {

    private Durations() {}

    /** {@code 40 ms}, {@code 3 s}, {@code 4.3 s}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis % 1000 == 0 ? millis / 1000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
