package dev.flatline.reports.render;

import dev.flatline.reports.compare.SideBySide;
import dev.flatline.reports.compare.StepPair;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import java.util.List;

/** Two runs of a scenario beside each other, a row for each step, each run's events from the beginning of the step. */
final class StepTable {
    /** More in one step would hide the next one. */
    private static final int EVENTS_MAX = 12;

    private final Html html;
    private final String anchor;
    private final String left;
    private final String right;

    /**
     * @param anchor what the anchors of its rows begin with
     * @param left the name of the one run
     * @param right the name of the other
     */
    StepTable(Html html, String anchor, String left, String right) {
        this.html = html;
        this.anchor = anchor;
        this.left = left;
        this.right = right;
    }

    void draw(SideBySide runs) {
        sentence(runs);
        int first = runs.divergence().map(StepPair::step).orElse(-1);
        html.open("table", "class", "steps").open("thead").open("tr");
        html.element("th", left, "scope", "col").element("th", right, "scope", "col");
        html.close().close().line();
        runs.steps().forEach(pair -> pair(pair, pair.step() == first));
        html.close().line();
    }

    private void sentence(SideBySide runs) {
        html.open("p", "class", "title");
        runs.divergence()
                .ifPresentOrElse(
                        pair -> html.text("They first differ at ")
                                .element("a", "step " + pair.step(), "href", "#" + anchor(pair))
                                .text("."),
                        () -> html.text("Every step came out the same in both."));
        html.close().line();
    }

    private String anchor(StepPair pair) {
        return anchor + "-step" + pair.step();
    }

    private void pair(StepPair pair, boolean first) {
        html.open("tbody", "id", anchor(pair), "class", first ? "first" : "same");
        html.open("tr").open("th", "colspan", "2", "scope", "rowgroup");
        String words = pair.title().map(title -> ": " + title).orElse("");
        html.text(pair.step() == 0 ? "before the first step" : "step " + pair.step() + words);
        if (first) {
            html.text(" ").element("b", "▶ first difference");
        }
        html.close().close().line().open("tr");
        cell(left, pair.left());
        cell(right, pair.right());
        html.close().close().line();
    }

    private void cell(String run, List<EventRecord> events) {
        html.open("td", "data-run", run);
        if (events.isEmpty()) {
            html.element("p", "not taken", "class", "left-out").close();
            return;
        }
        long begin = events.get(0).timeMicros();
        // What ends a step decides it.
        int head = events.size() <= EVENTS_MAX ? events.size() : EVENTS_MAX / 2;
        html.open("ol");
        events.subList(0, head).forEach(event -> event(event, begin));
        if (head < events.size()) {
            html.element("li", "… " + (events.size() - EVENTS_MAX) + " more", "class", "gap");
            events.subList(events.size() - (EVENTS_MAX - head), events.size()).forEach(event -> event(event, begin));
        }
        html.close().close().line();
    }

    private void event(EventRecord event, long begin) {
        html.open("li", "class", event.kind().word());
        html.element("time", "+" + Durations.column(event.timeMicros() - begin) + " ms");
        html.element("i", KindMark.of(event.kind()), "aria-hidden", "true");
        Lane lane = event.lane();
        html.text((lane.equals(Lane.RUN) || lane.equals(Lane.OBSERVER) ? "" : lane.name() + ": ") + event.text());
        html.close();
    }
}
