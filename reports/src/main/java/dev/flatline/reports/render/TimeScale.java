package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where on a drawing each event stands. Time is compressed: a gap is drawn by its logarithm, since a scenario is a few
 * busy milliseconds between silences of seconds, and on a linear scale all its events would fall on one spot.
 */
final class TimeScale {
    private static final double FIRST_PERCENT = 1.5;
    private static final double SPAN_PERCENT = 97.0;
    private static final double SAME_INSTANT = 0.6;

    private final List<Double> percents;

    /** @param events in the order of time */
    TimeScale(List<EventRecord> events) {
        List<Double> distances = new ArrayList<>();
        double distance = 0;
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                long gapMicros = events.get(i).timeMicros() - events.get(i - 1).timeMicros();
                distance += SAME_INSTANT + Math.log1p(gapMicros / 1_000.0);
            }
            distances.add(distance);
        }
        double scale = distance == 0 ? 0 : SPAN_PERCENT / distance;
        this.percents = distances.stream().map(d -> FIRST_PERCENT + d * scale).toList();
    }

    /** The position of the event with the given index, in percent of the width. */
    double percent(int index) {
        return percents.get(index);
    }

    /** A percentage as SVG wants it. */
    static String css(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }
}
