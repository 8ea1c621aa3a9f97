package dev.flatline.reports.render;

import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.render.TimelineRow.Happened;
import dev.flatline.reports.timeline.Timeline;
import dev.flatline.reports.timeline.TimelineLane;
import java.util.ArrayList;
import java.util.List;

/**
 * A timeline as aligned plain text: a column of times in milliseconds, a column for every client, its own link and the server, and
 * one for everything that is watched. Long silences are folded, the first broken expectation is marked. At most about
 * {@value #ROWS} rows of at most {@value #COLUMNS} columns.
 */
public final class TextTimeline {
    static final int COLUMNS = 120;
    private static final int ROWS = 40;
    private static final int TIME_COLUMNS = 9;
    private static final int GAP_COLUMNS = 2;
    private static final int CELL_COLUMNS_MIN = 6;

    /** Frames are long, and seldom what is looked for. */
    private static final int LINK_COLUMNS_MAX = 24;

    private static final String MARKED = "▶ ";
    private static final String UNMARKED = "  ";

    private final List<TimelineLane> columns;
    private final List<Integer> widths;

    private TextTimeline(List<TimelineLane> columns, List<TimelineRow> rows) {
        this.columns = columns;
        this.widths = widths(columns, rows);
    }

    /** The timeline, each row ending in a line feed; empty if nothing happened. */
    public static String render(ScenarioRun run) {
        Timeline timeline = Timeline.of(run);
        List<TimelineRow> rows = TimelineRows.of(timeline, ROWS);
        if (rows.isEmpty()) {
            return "";
        }
        List<TimelineLane> columns =
                timeline.lanes().stream().map(TextTimeline::column).distinct().toList();
        TextTimeline drawn = new TextTimeline(columns, rows);
        StringBuilder text = new StringBuilder(drawn.heading());
        rows.forEach(row -> text.append(drawn.row(row)));
        return text.toString();
    }

    /** All that is watched shares the observer's column: its text says what it is about. */
    private static TimelineLane column(TimelineLane lane) {
        return lane.kind() == TimelineLane.Kind.WATCHED ? TimelineLane.watched("observer") : lane;
    }

    private static String cell(Happened row) {
        return row.sign() + " " + Printable.line(row.text());
    }

    /** As wide as the content asks for; if that is too much, the widest columns give way. */
    private static List<Integer> widths(List<TimelineLane> columns, List<TimelineRow> rows) {
        List<Integer> wanted = new ArrayList<>();
        for (TimelineLane column : columns) {
            int widest = Columns.width(Printable.line(column.title()));
            for (TimelineRow row : rows) {
                if (row instanceof Happened happened && column(happened.lane()).equals(column)) {
                    widest = Math.max(widest, Columns.width(cell(happened)));
                }
            }
            wanted.add(column.kind() == TimelineLane.Kind.LINK ? Math.min(widest, LINK_COLUMNS_MAX) : widest);
        }
        int available = COLUMNS - UNMARKED.length() - TIME_COLUMNS - GAP_COLUMNS * columns.size();
        int cap = COLUMNS;
        while (cap > CELL_COLUMNS_MIN && sum(wanted, cap) > available) {
            cap--;
        }
        int widest = cap;
        return wanted.stream().map(width -> Math.min(width, widest)).toList();
    }

    private static int sum(List<Integer> wanted, int cap) {
        return wanted.stream().mapToInt(columns -> Math.min(columns, cap)).sum();
    }

    private String heading() {
        StringBuilder line = new StringBuilder(UNMARKED).append(Columns.right("ms", TIME_COLUMNS));
        for (int i = 0; i < columns.size(); i++) {
            line.append(" ".repeat(GAP_COLUMNS))
                    .append(Columns.left(Printable.line(columns.get(i).title()), widths.get(i)));
        }
        return finished(line);
    }

    private String row(TimelineRow row) {
        if (row instanceof Happened happened) {
            return happened(happened);
        }
        String text = row instanceof TimelineRow.Silence silence ? silence.text() : ((TimelineRow.LeftOut) row).text();
        return finished(new StringBuilder(UNMARKED)
                .append(" ".repeat(TIME_COLUMNS + GAP_COLUMNS))
                .append(text));
    }

    private String happened(Happened row) {
        StringBuilder line = new StringBuilder(row.divergence() ? MARKED : UNMARKED)
                .append(Columns.right(Durations.column(row.micros()), TIME_COLUMNS));
        if (row.isRunners()) {
            return finished(line.append(" ".repeat(GAP_COLUMNS)).append(spanning(row)));
        }
        for (int i = 0; i < columns.size(); i++) {
            String content = columns.get(i).equals(column(row.lane())) ? cell(row) : "";
            line.append(" ".repeat(GAP_COLUMNS)).append(Columns.left(content, widths.get(i)));
        }
        return finished(line);
    }

    /** What the runner does and judges spans the columns: it reads as a heading of what follows, and is never cut short. */
    private static String spanning(Happened row) {
        if (row.judges()) {
            return cell(row);
        }
        String step = row.step().isPresent() ? "step " + row.step().getAsInt() + ": " : "";
        return "── " + step + Printable.line(row.text()) + " ──";
    }

    private static String finished(StringBuilder line) {
        return Columns.fit(line.toString().stripTrailing(), COLUMNS) + "\n";
    }
}
