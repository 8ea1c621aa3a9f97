package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.List;

/** The events of a scenario as a table: time, lane, what happened. */
final class EventList {
    private static final int BRIEF_ROWS = 40;

    private EventList() {}

    /** The events around the first broken expectation. */
    static void brief(Html html, ScenarioRun run) {
        table(html, TimelineRow.of(run, BRIEF_ROWS));
    }

    private static void table(Html html, List<TimelineRow> rows) {
        if (rows.isEmpty()) {
            html.element("p", "Nothing happened.", "class", "source").line();
            return;
        }
        html.open("table", "class", "events").open("thead").open("tr");
        for (String column : List.of("ms", "Lane", "Event")) {
            html.element("th", column, "scope", "col");
        }
        html.close().close().line().open("tbody").line();
        rows.forEach(row -> row(html, row));
        html.close().close().line();
    }

    private static void row(Html html, TimelineRow row) {
        if (row instanceof TimelineRow.Happened happened) {
            happened(html, happened);
            return;
        }
        String text = row instanceof TimelineRow.Silence silence ? silence.text() : ((TimelineRow.LeftOut) row).text();
        html.open("tr", "class", "gap")
                .open("td")
                .close()
                .element("td", text, "colspan", "2")
                .close()
                .line();
    }

    private static void happened(Html html, TimelineRow.Happened row) {
        EventRecord event = row.event();
        html.open("tr", "class", cssClass(row)).element("td", Durations.column(event.timeMicros()));
        if (event.lane().equals(Lane.RUN) && LaneOrder.shown(event).equals(Lane.RUN)) {
            String step = event.step().isPresent() ? "step " + event.step().getAsInt() + ": " : "";
            html.element("td", step + event.text(), "colspan", "2");
        } else {
            html.element("td", LaneOrder.shown(event).name())
                    .open("td")
                    .element("i", KindMark.of(event.kind()), "aria-hidden", "true")
                    .text(event.text())
                    .close();
        }
        html.close().line();
    }

    private static String cssClass(TimelineRow.Happened row) {
        EventKind kind = row.event().kind();
        return row.divergence() ? kind.word() + " first" : kind.word();
    }
}
