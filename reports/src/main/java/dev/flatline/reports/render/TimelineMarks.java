package dev.flatline.reports.render;

import static dev.flatline.reports.render.TimelinePlan.px;

import dev.flatline.reports.timeline.Mark;
import dev.flatline.reports.timeline.Sign;
import dev.flatline.reports.timeline.TimelineLane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws what happens at a moment: a sign on the lane, and words above it where there is room for them. */
final class TimelineMarks {
    private static final double CHARACTER_PIXELS = 5.9;
    private static final double WORDS_MIN_PIXELS = 34;
    private static final double WORDS_MAX_PIXELS = 230;

    private final Html html;
    private final TimelinePlan plan;

    TimelineMarks(Html html, TimelinePlan plan) {
        this.html = html;
        this.plan = plan;
    }

    /** A mark where it is drawn. */
    private record Placed(Mark mark, double x) {}

    void draw() {
        Map<TimelineLane, List<Placed>> byLane = new HashMap<>();
        Map<TimelineLane, Placed> newest = new HashMap<>();
        for (Mark mark : plan.timeline().marks()) {
            if (plan.timeline().lanes().contains(mark.lane())) {
                double x = plan.x(mark.micros());
                Placed before = newest.get(mark.lane());
                if (before != null && before.mark().micros() == mark.micros()) {
                    x = before.x() + plan.slotPixels();
                }
                Placed placed = new Placed(mark, x);
                newest.put(mark.lane(), placed);
                byLane.computeIfAbsent(mark.lane(), lane -> new ArrayList<>()).add(placed);
            }
        }
        for (TimelineLane lane : plan.timeline().lanes()) {
            List<Placed> placed = byLane.getOrDefault(lane, List.of());
            placed.forEach(this::sign);
            words(placed.stream().filter(it -> speaks(it.mark())).toList());
        }
    }

    private void sign(Placed placed) {
        Mark mark = placed.mark();
        double y = plan.line(mark.lane());
        html.open(
                        "g",
                        "class",
                        "mark " + mark.sign().name().toLowerCase(Locale.ROOT),
                        "data-t",
                        Long.toString(mark.micros()),
                        "data-step",
                        Integer.toString(mark.step().orElse(0)))
                .element("title", Durations.column(mark.micros()) + " ms: " + mark.text());
        if (isSmall(mark.sign())) {
            html.open("circle", "cx", px(placed.x()), "cy", px(y), "r", "3.5").close();
        } else {
            html.open("circle", "cx", px(placed.x()), "cy", px(y), "r", "7.5").close();
            html.element("text", mark.sign().glyph(), "x", px(placed.x()), "y", px(y + 4));
        }
        html.close().line();
    }

    /** What happens all the time is a dot; what decides is a sign that can be read. */
    private static boolean isSmall(Sign sign) {
        return switch (sign) {
            case CALL, ACK, EVENT, ONLINE, OFFLINE, NOTE, STEP, OPENED -> true;
            case REJECT, UNKNOWN, FAULT, DETECTED, REGISTERED, RAN, CANCELLED -> false;
        };
    }

    private static boolean speaks(Mark mark) {
        return switch (mark.sign()) {
            case CALL, REJECT, UNKNOWN, OFFLINE, ONLINE, FAULT, OPENED, DETECTED, REGISTERED, RAN, CANCELLED -> true;
            case ACK, EVENT, NOTE, STEP -> false;
        };
    }

    /** Each gets the room up to the next one; where that is too little, the next one waits until there is some. */
    private void words(List<Placed> placed) {
        double free = 0;
        for (int i = 0; i < placed.size(); i++) {
            Placed here = placed.get(i);
            double next = i + 1 < placed.size() ? placed.get(i + 1).x() : plan.right() + 8;
            double room = Math.min(next - here.x() - 4, WORDS_MAX_PIXELS);
            if (here.x() >= free && room >= WORDS_MIN_PIXELS) {
                String text = Columns.fit(Printable.line(here.mark().text()), (int) (room / CHARACTER_PIXELS));
                html.element(
                                "text",
                                text,
                                "class",
                                "words " + here.mark().sign().name().toLowerCase(Locale.ROOT),
                                "x",
                                px(here.x() - 4),
                                "y",
                                px(plan.line(here.mark().lane()) - 14))
                        .line();
                free = here.x() + Math.min(room, Columns.width(text) * CHARACTER_PIXELS);
            }
        }
    }
}
