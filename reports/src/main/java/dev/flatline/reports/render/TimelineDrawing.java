package dev.flatline.reports.render;

import static dev.flatline.reports.render.TimelinePlan.px;

import dev.flatline.reports.timeline.Band;
import dev.flatline.reports.timeline.Fold;
import dev.flatline.reports.timeline.Timeline;
import dev.flatline.reports.timeline.TimelineLane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a timeline from its back to its front: silences, lanes, bands, messages, marks, bars. */
final class TimelineDrawing {
    private static final double TICK_PIXELS = 62;
    private static final double CHARACTER_PIXELS = 6.1;
    private static final double ITALIC_PIXELS = 5.2;

    private final Html html;
    private final TimelinePlan plan;
    private final Timeline timeline;

    TimelineDrawing(Html html, TimelinePlan plan) {
        this.html = html;
        this.plan = plan;
        this.timeline = plan.timeline();
    }

    /** A file of its own, with the style that it needs. */
    void standalone(String style) {
        open("xmlns", "http://www.w3.org/2000/svg");
        html.style(style);
        content(true);
    }

    /** A part of a page that has the style. */
    void inline(boolean names) {
        open();
        content(names);
    }

    private void open(String... more) {
        List<String> attributes = new ArrayList<>(List.of(
                "class",
                "tl",
                "width",
                px(plan.width()),
                "height",
                px(plan.height()),
                "viewBox",
                "0 0 " + px(plan.width()) + " " + px(plan.height()),
                "role",
                "img",
                "aria-label",
                "Timeline of " + timeline.scenario()));
        attributes.addAll(List.of(more));
        html.open("svg", attributes.toArray(String[]::new));
    }

    private void content(boolean names) {
        html.line();
        plan.axis().folds().forEach(this::fold);
        ticks();
        timeline.lanes().forEach(this::lane);
        timeline.bands().forEach(this::band);
        if (names) {
            new TimelineNames(html, plan).words();
        }
        timeline.divergenceMicros().ifPresent(this::divergence);
        TimelineMessages messages = new TimelineMessages(html, plan);
        timeline.messages().forEach(messages::draw);
        new TimelineMarks(html, plan).draw();
        new TimelineBars(html, plan).draw();
        leftOut();
        html.close();
    }

    private void leftOut() {
        if (plan.leftOut() > 0) {
            String words = plan.leftOut() + (plan.leftOut() == 1 ? " event is" : " events are")
                    + " not drawn; the journal has everything";
            html.element("text", words, "class", "left-out", "x", px(plan.left()), "y", px(plan.height() - 8))
                    .line();
        }
    }

    private void fold(Fold fold) {
        double x = plan.slotX(fold.begin());
        double width = plan.slotX(fold.end()) - x;
        html.open("g", "class", "fold");
        html.open(
                        "rect",
                        "x",
                        px(x),
                        "y",
                        px(TimelinePlan.HEAD_PIXELS),
                        "width",
                        px(width),
                        "height",
                        px(plan.height() - TimelinePlan.HEAD_PIXELS))
                .close();
        String words = Durations.millis(fold.micros() / 1_000) + " of silence";
        String text = Columns.fit(words, (int) Math.max(width / ITALIC_PIXELS, 1));
        html.element("text", text, "x", px(x + width / 2), "y", "15");
        html.close().line();
    }

    /** As many times as fit, never on top of a silence, which says its own. */
    private void ticks() {
        double free = 0;
        for (long micros : plan.axis().moments()) {
            double x = plan.x(micros);
            boolean inFold = plan.axis().folds().stream()
                    .anyMatch(fold -> x > plan.slotX(fold.begin()) - TICK_PIXELS / 2
                            && x < plan.slotX(fold.end()) + TICK_PIXELS / 2);
            if (x >= free && !inFold) {
                html.element("text", Durations.column(micros), "class", "tick", "x", px(Math.max(x, 20)), "y", "15");
                free = x + TICK_PIXELS;
            }
        }
        html.line();
    }

    private void lane(TimelineLane lane) {
        String kind = lane.kind().name().toLowerCase(Locale.ROOT);
        if (lane.kind() == TimelineLane.Kind.LINK) {
            html.open(
                            "rect",
                            "class",
                            "ground",
                            "x",
                            px(plan.left()),
                            "y",
                            px(plan.line(lane) - 12),
                            "width",
                            px(plan.right() - plan.left()),
                            "height",
                            "24",
                            "rx",
                            "4")
                    .close();
        } else {
            line("rail " + kind, plan.left(), plan.right(), plan.line(lane));
        }
        html.line();
    }

    private void band(Band band) {
        double from = plan.x(band.beginMicros());
        double to = band.endMicros().isPresent() ? plan.x(band.endMicros().getAsLong()) : plan.right();
        switch (band.kind()) {
            case CONNECTED -> line("alive", from, to, plan.line(band.lane()));
            case FAULT -> block(band, "fault", from, to, plan.line(band.lane()) - 12, 24);
            case VALUE -> block(band, "value", from, to, plan.line(band.lane()) - 10, 20);
        }
    }

    private void block(Band band, String cssClass, double from, double to, double y, double height) {
        double width = Math.max(to - from, 3);
        html.open(
                        "g",
                        "class",
                        "band " + cssClass,
                        "data-t",
                        Long.toString(band.beginMicros()),
                        "data-lane",
                        band.lane().title())
                .element("title", title(band));
        html.open("rect", "x", px(from), "y", px(y), "width", px(width), "height", px(height), "rx", "3")
                .close();
        boolean value = band.kind() == Band.Kind.VALUE;
        int columns = (int) ((width - 8) / CHARACTER_PIXELS);
        if (value && columns >= 1) {
            String text = Columns.fit(Printable.line(band.text()), columns);
            html.element("text", text, "x", px(from + 5), "y", px(y + height / 2 + 4));
        }
        html.close().line();
    }

    private static String title(Band band) {
        String end = band.endMicros().isPresent()
                ? " to " + Durations.column(band.endMicros().getAsLong()) + " ms"
                : " to the end";
        return Durations.column(band.beginMicros()) + " ms" + end + ": " + band.text();
    }

    private void divergence(long micros) {
        double x = plan.x(micros);
        html.open(
                        "line",
                        "class",
                        "divergence",
                        "x1",
                        px(x),
                        "x2",
                        px(x),
                        "y1",
                        px(TimelinePlan.HEAD_PIXELS),
                        "y2",
                        px(plan.height()))
                .close()
                .line();
    }

    private void line(String cssClass, double from, double to, double y) {
        html.open("line", "class", cssClass, "x1", px(from), "x2", px(to), "y1", px(y), "y2", px(y))
                .close();
    }
}
