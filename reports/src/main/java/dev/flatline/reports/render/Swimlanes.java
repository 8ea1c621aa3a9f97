package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A scenario as a drawing: a lane each for clients, links, server and observer, time to the right. Lanes are grey while a
 * client is disconnected, hatched while a fault lasts, and carry a bar while an expectation is waited for. Positions are
 * percentages and sizes are pixels, so that it fits any width without distortion.
 */
final class Swimlanes {
    private static final int LANE_PIXELS = 30;
    private static final int AXIS_PIXELS = 22;
    private static final double LABEL_DISTANCE_PERCENT = 17;

    private final Html html;
    private final List<EventRecord> events;
    private final List<Lane> lanes;
    private final TimeScale scale;

    private Swimlanes(Html html, List<EventRecord> events, List<Lane> lanes) {
        this.html = html;
        this.events = events;
        this.lanes = lanes;
        this.scale = new TimeScale(events);
    }

    /** Draws the scenario, or nothing if too little happened to be worth a drawing. */
    static void draw(Html html, ScenarioRun run) {
        List<Lane> lanes = LaneOrder.of(run);
        List<EventRecord> events = new ArrayList<>();
        for (EventRecord event : run.events()) {
            if (event.kind() != EventKind.FRAME && lanes.contains(LaneOrder.shown(event))) {
                events.add(event);
            }
        }
        events.sort(Comparator.comparingLong(EventRecord::timeMicros));
        if (events.size() >= 2) {
            new Swimlanes(html, events, lanes).draw();
        }
    }

    private void draw() {
        html.open("figure", "class", "lanes").open("div", "class", "names", "aria-hidden", "true");
        for (Lane lane : lanes) {
            html.element("span", lane.isLink() ? "↳ link" : lane.name());
        }
        int height = LANE_PIXELS * lanes.size() + AXIS_PIXELS;
        html.close()
                .open(
                        "svg",
                        "width",
                        "100%",
                        "height",
                        Integer.toString(height),
                        "role",
                        "img",
                        "aria-label",
                        "What happened when; the table below says the same")
                .line();
        lanes.forEach(this::lane);
        axis();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).kind() != EventKind.BROKEN) {
                mark(i);
            }
        }
        // Drawn last, so that nothing close to it covers what everybody is looking for.
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).kind() == EventKind.BROKEN) {
                mark(i);
            }
        }
        html.close()
                .element("figcaption", "Milliseconds; quiet stretches are compressed")
                .close()
                .line();
    }

    private void lane(Lane lane) {
        List<LaneSpan> spans = LaneSpan.of(events, lane);
        bar(lane, 0, 100, "rail");
        for (LaneSpan span : spans) {
            double end = span.end() < 0 ? 100 : scale.percent(span.end());
            bar(lane, scale.percent(span.begin()), end, span.look().cssClass());
        }
    }

    private void bar(Lane lane, double fromPercent, double toPercent, String cssClass) {
        int middle = middle(lane);
        html.open(
                        "line",
                        "class",
                        cssClass,
                        "x1",
                        TimeScale.css(fromPercent),
                        "x2",
                        TimeScale.css(toPercent),
                        "y1",
                        Integer.toString(middle),
                        "y2",
                        Integer.toString(middle))
                .close()
                .line();
    }

    private void mark(int index) {
        EventRecord event = events.get(index);
        String x = TimeScale.css(scale.percent(index));
        String y = Integer.toString(middle(LaneOrder.shown(event)));
        boolean badge =
                event.kind() == EventKind.FAULT || event.kind() == EventKind.MET || event.kind() == EventKind.BROKEN;
        html.open("g", "class", "mark " + event.kind().word());
        html.element("title", Durations.column(event.timeMicros()) + " ms: " + event.text());
        html.open("circle", "cx", x, "cy", y, "r", badge ? "9" : "4").close();
        if (badge) {
            html.element("text", KindMark.of(event.kind()), "x", x, "y", y, "dy", "4.5");
        }
        html.close().line();
    }

    private void axis() {
        String y = Integer.toString(LANE_PIXELS * lanes.size() + AXIS_PIXELS - 6);
        double free = 0;
        for (int i = 0; i < events.size(); i++) {
            double percent = scale.percent(i);
            boolean last = i == events.size() - 1;
            if (last || (percent >= free && percent <= 100 - LABEL_DISTANCE_PERCENT)) {
                html.element(
                                "text",
                                Durations.column(events.get(i).timeMicros()),
                                "class",
                                i == 0 ? "tick first" : last ? "tick last" : "tick",
                                "x",
                                TimeScale.css(percent),
                                "y",
                                y)
                        .line();
                free = percent + LABEL_DISTANCE_PERCENT;
            }
        }
    }

    private int middle(Lane lane) {
        return lanes.indexOf(lane) * LANE_PIXELS + LANE_PIXELS / 2;
    }
}
