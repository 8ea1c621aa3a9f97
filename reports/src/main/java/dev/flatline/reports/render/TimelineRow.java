package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A row of a timeline: something that happened, a silence, or rows left out. */
sealed interface TimelineRow {
    /** Shorter gaps are the normal pace of a network and not worth a row. */
    long SILENCE_MICROS = 250_000;

    /** An event; {@code divergence} marks the first broken expectation. */
    record Happened(EventRecord event, boolean divergence) implements TimelineRow {}

    /** Nothing happened for that long. */
    record Silence(long micros) implements TimelineRow {
        String text() {
            return "… " + Durations.millis(micros / 1_000) + " of silence";
        }
    }

    /** So many events are left out here to keep the timeline short. */
    record LeftOut(int events) implements TimelineRow {
        String text() {
            return "… " + events + (events == 1 ? " event" : " events") + " left out; the journal has them";
        }
    }

    /**
     * The rows of a scenario in the order of time, at most about {@code limit} of them around the first broken
     * expectation, or else before the end. Wire messages go first when there are too many.
     */
    static List<TimelineRow> of(ScenarioRun run, int limit) {
        List<EventRecord> events = new ArrayList<>(run.events());
        events.sort(Comparator.comparingLong(EventRecord::timeMicros));
        int all = events.size();
        if (all > limit) {
            events.removeIf(event -> event.kind() == EventKind.FRAME);
        }
        int divergence = divergence(events);
        int focus = divergence < 0 ? events.size() - 1 : divergence;
        int end = Math.min(events.size(), Math.max(limit, focus + 1 + limit / 4));
        int begin = Math.max(0, end - limit);
        List<TimelineRow> rows = new ArrayList<>();
        leaveOut(rows, begin + all - events.size());
        for (int i = begin; i < end; i++) {
            long gap = i == begin
                    ? 0
                    : events.get(i).timeMicros() - events.get(i - 1).timeMicros();
            if (gap >= SILENCE_MICROS) {
                rows.add(new Silence(gap));
            }
            rows.add(new Happened(events.get(i), i == divergence));
        }
        leaveOut(rows, events.size() - end);
        return rows;
    }

    private static int divergence(List<EventRecord> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).kind() == EventKind.BROKEN) {
                return i;
            }
        }
        return -1;
    }

    private static void leaveOut(List<TimelineRow> rows, int events) {
        if (events > 0) {
            rows.add(new LeftOut(events));
        }
    }
}
