package dev.flatline.reports.render;

import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Bar;
import dev.flatline.reports.timeline.Timeline;
import dev.flatline.reports.timeline.TimelineLane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where everything of a timeline stands, in pixels. */
final class TimelinePlan {
    static final double NAMES_PIXELS = 120;
    static final double SLOT_PIXELS = 17;
    static final double BAR_PIXELS = 32;
    static final double HEAD_PIXELS = 26;

    /** More bars than this are a wall; the text below a drawing has them all. */
    private static final int BARS_MAX = 12;

    private static final double WIDTH_MIN = 760;
    private static final double FOOT_PIXELS = 10;
    private static final double LEFT_OUT_PIXELS = 16;
    private static final double BARS_GAP_PIXELS = 12;
    private static final double EDGE_PIXELS = 12;

    private final Timeline timeline;
    private final Axis axis;
    private final double left;
    private final double slotPixels;
    private final Map<TimelineLane, Double> tops = new LinkedHashMap<>();
    private final double barsTop;

    /** @param namesPixels room for the lanes' names on the left */
    TimelinePlan(Timeline timeline, Axis axis, double namesPixels) {
        this.timeline = timeline;
        this.axis = axis;
        this.left = namesPixels + EDGE_PIXELS;
        double wanted = WIDTH_MIN / Math.max(axis.length(), 1);
        this.slotPixels = Math.min(Math.max(SLOT_PIXELS, wanted), 2 * SLOT_PIXELS);
        double y = HEAD_PIXELS;
        for (TimelineLane lane : timeline.lanes()) {
            tops.put(lane, y);
            y += height(lane.kind());
        }
        this.barsTop = y + (timeline.bars().isEmpty() ? 0 : BARS_GAP_PIXELS);
    }

    Timeline timeline() {
        return timeline;
    }

    Axis axis() {
        return axis;
    }

    List<Bar> bars() {
        return timeline.bars().subList(0, Math.min(timeline.bars().size(), BARS_MAX));
    }

    static double height(TimelineLane.Kind kind) {
        return switch (kind) {
            case CLIENT -> 42;
            case LINK -> 40;
            case SERVER -> 46;
            case WATCHED -> 32;
            case RUN -> 0;
        };
    }

    double width() {
        return right() + EDGE_PIXELS;
    }

    double right() {
        return left + axis.length() * slotPixels;
    }

    double left() {
        return left;
    }

    double height() {
        return barsTop + bars().size() * BAR_PIXELS + FOOT_PIXELS + (leftOut() > 0 ? LEFT_OUT_PIXELS : 0);
    }

    /** How many events and expectations there was no room for. */
    int leftOut() {
        return timeline.leftOut() + timeline.bars().size() - bars().size();
    }

    double lanesBottom() {
        return barsTop;
    }

    double x(long micros) {
        return slotX(axis.at(micros) + 0.5);
    }

    double slotX(double slot) {
        return left + slot * slotPixels;
    }

    double slotPixels() {
        return slotPixels;
    }

    double top(TimelineLane lane) {
        return tops.getOrDefault(lane, HEAD_PIXELS);
    }

    /** Where the line of a lane runs; clients and the server have room for words above it. */
    double line(TimelineLane lane) {
        return top(lane)
                + switch (lane.kind()) {
                    case CLIENT -> 28;
                    case LINK -> 26;
                    case SERVER -> 30;
                    case WATCHED -> 16;
                    case RUN -> 0;
                };
    }

    double barTop(int index) {
        return barsTop + index * BAR_PIXELS;
    }

    /** A length as SVG wants it. */
    static String px(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
