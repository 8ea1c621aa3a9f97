package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What happened in a scenario, as aligned plain text: a column of times in milliseconds, a column per client with its link, the
 * server, the observer. Long silences are folded, the first broken expectation is marked. At most about
 * {@value #ROWS} rows of at most {@value #COLUMNS} columns.
 */
public final class TextTimeline {
    static final int COLUMNS = 120;
    private static final int ROWS = 40;
    private static final int TIME_COLUMNS = 9;
    private static final int GAP_COLUMNS = 2;
    private static final int CELL_COLUMNS_MIN = 6;
    private static final String MARKED = "▶ ";
    private static final String UNMARKED = "  ";

    private final List<String> titles;
    private final List<Integer> widths;

    private TextTimeline(List<String> titles, List<Integer> widths) {
        this.titles = titles;
        this.widths = widths;
    }

    /** The timeline, each row ending in a line feed; empty if nothing happened. */
    public static String render(ScenarioRun run) {
        List<TimelineRow> rows = TimelineRow.of(run, ROWS);
        if (rows.isEmpty()) {
            return "";
        }
        List<String> titles = LaneOrder.of(run).stream()
                .map(TextTimeline::title)
                .collect(LinkedHashSet<String>::new, LinkedHashSet::add, LinkedHashSet::addAll)
                .stream()
                .toList();
        TextTimeline timeline = new TextTimeline(titles, widths(titles, rows));
        StringBuilder text = new StringBuilder(timeline.heading());
        rows.forEach(row -> text.append(timeline.row(row)));
        return text.toString();
    }

    /** A link shares the column of its client. */
    private static String title(Lane lane) {
        return lane.client().map(Printable::line).orElse(lane.name());
    }

    private static String cell(EventRecord event) {
        return KindMark.of(event.kind()) + " " + Printable.line(event.text());
    }

    /** As wide as the content asks for; if that is too much, the widest columns give way. */
    private static List<Integer> widths(List<String> titles, List<TimelineRow> rows) {
        List<Integer> wanted = new ArrayList<>();
        for (String title : titles) {
            int widest = Columns.width(title);
            for (TimelineRow row : rows) {
                if (row instanceof TimelineRow.Happened happened
                        && title(happened.event().lane()).equals(title)) {
                    widest = Math.max(widest, Columns.width(cell(happened.event())));
                }
            }
            wanted.add(widest);
        }
        int available = COLUMNS - UNMARKED.length() - TIME_COLUMNS - GAP_COLUMNS * titles.size();
        int cap = COLUMNS;
        while (cap > CELL_COLUMNS_MIN && sum(wanted, cap) > available) {
            cap--;
        }
        int widest = cap;
        return wanted.stream().map(columns -> Math.min(columns, widest)).toList();
    }

    private static int sum(List<Integer> wanted, int cap) {
        return wanted.stream().mapToInt(columns -> Math.min(columns, cap)).sum();
    }

    private String heading() {
        StringBuilder line = new StringBuilder(UNMARKED).append(Columns.right("ms", TIME_COLUMNS));
        for (int i = 0; i < titles.size(); i++) {
            line.append(" ".repeat(GAP_COLUMNS)).append(Columns.left(titles.get(i), widths.get(i)));
        }
        return finished(line);
    }

    private String row(TimelineRow row) {
        if (row instanceof TimelineRow.Happened happened) {
            return happened(happened);
        }
        String text = row instanceof TimelineRow.Silence silence ? silence.text() : ((TimelineRow.LeftOut) row).text();
        return finished(new StringBuilder(UNMARKED)
                .append(" ".repeat(TIME_COLUMNS + GAP_COLUMNS))
                .append(text));
    }

    private String happened(TimelineRow.Happened row) {
        EventRecord event = row.event();
        StringBuilder line = new StringBuilder(row.divergence() ? MARKED : UNMARKED)
                .append(Columns.right(Durations.column(event.timeMicros()), TIME_COLUMNS));
        if (event.lane().equals(Lane.RUN)) {
            return finished(line.append(" ".repeat(GAP_COLUMNS)).append(spanning(event)));
        }
        String title = title(event.lane());
        for (int i = 0; i < titles.size(); i++) {
            String content = titles.get(i).equals(title) ? cell(event) : "";
            line.append(" ".repeat(GAP_COLUMNS)).append(Columns.left(content, widths.get(i)));
        }
        return finished(line);
    }

    /** What the runner does and judges spans the columns: it reads as a heading of what follows, and is never cut short. */
    private static String spanning(EventRecord event) {
        if (event.kind() == EventKind.EXPECT || event.kind() == EventKind.MET || event.kind() == EventKind.BROKEN) {
            return cell(event);
        }
        String step = event.step().isPresent() ? "step " + event.step().getAsInt() + ": " : "";
        return "── " + step + Printable.line(event.text()) + " ──";
    }

    private static String finished(StringBuilder line) {
        return Columns.fit(line.toString().stripTrailing(), COLUMNS) + "\n";
    }
}
