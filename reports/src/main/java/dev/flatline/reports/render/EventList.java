package dev.flatline.reports.render;

import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.timeline.Timeline;
import dev.flatline.reports.timeline.TimelineLane;
import java.util.List;

/** The events of a scenario as a table: time, lane, what happened. */
final class EventList {
    private static final int BRIEF_ROWS = 40;

    private EventList() {}

    /** The events around the first broken expectation. */
    static void brief(Html html, ScenarioRun run) {
        table(html, TimelineRows.of(Timeline.of(run), BRIEF_ROWS));
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
        html.open("tr", "class", row.divergence() ? row.kind() + " first" : row.kind())
                .element("td", Durations.column(row.micros()));
        if (row.isRunners() && !row.judges()) {
            String step = row.step().isPresent() ? "step " + row.step().getAsInt() + ": " : "";
            html.element("td", step + row.text(), "colspan", "2");
        } else {
            html.element("td", lane(row.lane()))
                    .open("td")
                    .element("i", row.sign(), "aria-hidden", "true")
                    .text(row.text())
                    .close();
        }
        html.close().line();
    }

    private static String lane(TimelineLane lane) {
        return switch (lane.kind()) {
            case CLIENT, SERVER -> lane.title();
            case LINK -> "link of " + lane.name();
            case WATCHED, RUN -> "observer";
        };
    }
}
