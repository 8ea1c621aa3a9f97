package dev.flatline.reports.render;

import dev.flatline.reports.timeline.Bar;
import dev.flatline.reports.timeline.Mark;
import dev.flatline.reports.timeline.Message;
import dev.flatline.reports.timeline.Sign;
import dev.flatline.reports.timeline.Timeline;
import dev.flatline.reports.timeline.TimelineLane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A timeline as a Mermaid sequence diagram, which GitHub and GitLab draw from a fenced block: clients, their links and the server as
 * participants. At most {@value #LINES_MAX} lines around where it went wrong, since Mermaid draws every one.
 */
public final class MermaidTimeline {
    private static final int LINES_MAX = 60;
    private static final int TEXT_COLUMNS = 70;

    private final Timeline timeline;
    private final Map<TimelineLane, String> participants = new LinkedHashMap<>();

    private MermaidTimeline(Timeline timeline) {
        this.timeline = timeline;
        for (TimelineLane lane : timeline.lanes()) {
            if (lane.kind() != TimelineLane.Kind.WATCHED) {
                participants.put(lane, "p" + participants.size());
            }
        }
    }

    /** A line and the time that it belongs to. */
    private record Line(long micros, String text) {}

    /** The diagram, each line ending in a line feed; empty if there is nothing to draw. */
    public static String render(Timeline timeline) {
        return timeline.isEmpty() || timeline.lanes().isEmpty() ? "" : new MermaidTimeline(timeline).text();
    }

    private String text() {
        List<Line> lines = new ArrayList<>();
        timeline.messages().forEach(message -> message(lines, message));
        timeline.marks().stream().filter(this::isWorthALine).forEach(mark -> note(lines, mark));
        timeline.bars().forEach(bar -> bar(lines, bar));
        lines.sort(Comparator.comparingLong(Line::micros));
        StringBuilder text = new StringBuilder("sequenceDiagram\n");
        participants.forEach((lane, id) -> text.append("  participant ")
                .append(id)
                .append(" as ")
                .append(safe(lane.kind() == TimelineLane.Kind.LINK ? "link of " + lane.name() : lane.title()))
                .append('\n'));
        window(lines).forEach(line -> text.append("  ").append(line.text()).append('\n'));
        return text.toString();
    }

    private List<Line> window(List<Line> lines) {
        if (lines.size() <= LINES_MAX) {
            return lines;
        }
        long focus = timeline.divergenceMicros().orElse(Long.MAX_VALUE);
        int end = (int) lines.stream().filter(line -> line.micros() <= focus).count();
        return lines.subList(Math.max(0, end - LINES_MAX), Math.max(end, LINES_MAX));
    }

    private boolean isWorthALine(Mark mark) {
        return participants.containsKey(mark.lane())
                && switch (mark.sign()) {
                    case CALL, REJECT, OFFLINE, ONLINE, FAULT, DETECTED, REGISTERED, RAN, CANCELLED -> true;
                    case ACK, UNKNOWN, EVENT, OPENED, NOTE, STEP -> false;
                };
    }

    private void note(List<Line> lines, Mark mark) {
        String sign = mark.sign() == Sign.CALL ? "" : mark.sign().glyph() + " ";
        lines.add(new Line(
                mark.micros(), "Note over " + participants.get(mark.lane()) + ": " + sign + safe(mark.text())));
    }

    private void message(List<Line> lines, Message message) {
        TimelineLane client = TimelineLane.client(message.client());
        String from = participants.get(message.up() ? client : TimelineLane.SERVER);
        String to = participants.get(message.up() ? TimelineLane.SERVER : client);
        String link = participants.get(TimelineLane.link(message.client()));
        String frame = safe(message.frame());
        message.sentMicros().ifPresent(sent -> {
            boolean ends = message.receivedMicros().isEmpty() && message.fate() != Message.Fate.UNTOLD;
            String word = ends || message.fate() == Message.Fate.HELD || message.fate() == Message.Fate.DELAYED
                    ? message.fate().words() + ": "
                    : "";
            lines.add(new Line(sent, from + (ends ? "-x" : "->>") + link + ": " + word + frame));
        });
        message.receivedMicros().ifPresent(received -> lines.add(new Line(received, link + "->>" + to + ": " + frame)));
    }

    private void bar(List<Line> lines, Bar bar) {
        String all = participants.values().iterator().next();
        lines.add(new Line(bar.openedMicros(), "Note over " + all + ": … " + safe(bar.text())));
        bar.closedMicros()
                .ifPresent(closed -> lines.add(new Line(
                        closed, "Note over " + all + ": " + bar.outcome().glyph() + " " + safe(bar.words()))));
    }

    /** Text in which Mermaid finds nothing of its own: neither marks that end a line or begin another, nor markup. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        Columns.fit(Printable.line(text), TEXT_COLUMNS).codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case ';', '#', '<', '>', '&', '"', ':', '%', '{', '}', '`', '\\', '[', ']', '(', ')' ->
                    safe.append('#').append(codePoint).append(';');
                default -> safe.appendCodePoint(codePoint);
            }
        });
        return safe.isEmpty() ? "-" : safe.toString();
    }
}
