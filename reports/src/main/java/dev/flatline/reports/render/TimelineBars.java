package dev.flatline.reports.render;

import static dev.flatline.reports.render.TimelinePlan.px;

import dev.flatline.reports.timeline.Bar;
import java.util.List;
import java.util.Locale;

/** Draws expectations: a bar from when it was opened, a tick where it was due, a sign for how it ended. */
final class TimelineBars {
    private static final double CHARACTER_PIXELS = 6.1;
    private static final double THICK_PIXELS = 8;

    private final Html html;
    private final TimelinePlan plan;

    TimelineBars(Html html, TimelinePlan plan) {
        this.html = html;
        this.plan = plan;
    }

    void draw() {
        List<Bar> bars = plan.bars();
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), plan.barTop(i));
        }
    }

    private void bar(Bar bar, double top) {
        double from = plan.x(bar.openedMicros());
        double to = bar.closedMicros().isPresent() ? plan.x(bar.closedMicros().getAsLong()) : plan.right();
        double y = top + 18;
        html.open(
                        "g",
                        "class",
                        "bar " + bar.outcome().name().toLowerCase(Locale.ROOT),
                        "data-t",
                        Long.toString(bar.openedMicros()),
                        "data-step",
                        Integer.toString(bar.step().orElse(0)))
                .element("title", title(bar));
        html.open(
                        "rect",
                        "x",
                        px(from),
                        "y",
                        px(y),
                        "width",
                        px(Math.max(to - from, 3)),
                        "height",
                        px(THICK_PIXELS),
                        "rx",
                        "4")
                .close();
        // A bound that was not used up lies beyond the end of the bar and says nothing.
        bar.dueMicros().stream()
                .filter(due -> due <= bar.closedMicros().orElse(due))
                .forEach(due -> due(plan.x(due), y));
        html.open("circle", "cx", px(to), "cy", px(y + THICK_PIXELS / 2), "r", "7.5")
                .close();
        html.element("text", bar.outcome().glyph(), "class", "sign", "x", px(to), "y", px(y + THICK_PIXELS / 2 + 4));
        words(bar, from, to, top + 12);
        html.close().line();
    }

    private void due(double x, double y) {
        html.open("line", "class", "due", "x1", px(x), "x2", px(x), "y1", px(y - 4), "y2", px(y + THICK_PIXELS + 4))
                .close();
    }

    /** Above the bar from its beginning if the drawing is long enough for that, else up to its end. */
    private void words(Bar bar, double from, double to, double y) {
        double toTheRight = plan.right() - from;
        double toTheLeft = to - plan.left();
        boolean right = toTheRight >= Math.min(toTheLeft, Columns.width(bar.words()) * CHARACTER_PIXELS);
        int columns = (int) Math.max((right ? toTheRight : toTheLeft) / CHARACTER_PIXELS, 1);
        html.element(
                "text",
                Columns.fit(Printable.line(bar.words()), columns),
                "class",
                right ? "words" : "words end",
                "x",
                px(right ? from : to),
                "y",
                px(y));
    }

    private static String title(Bar bar) {
        StringBuilder title = new StringBuilder("from ")
                .append(Durations.column(bar.openedMicros()))
                .append(" ms");
        bar.dueMicros()
                .ifPresent(due ->
                        title.append(", due at ").append(Durations.column(due)).append(" ms"));
        bar.closedMicros()
                .ifPresent(closed -> title.append(", ")
                        .append(bar.outcome().name().toLowerCase(Locale.ROOT))
                        .append(" at ")
                        .append(Durations.column(closed))
                        .append(" ms"));
        return title.append(": ").append(bar.words()).toString();
    }
}
