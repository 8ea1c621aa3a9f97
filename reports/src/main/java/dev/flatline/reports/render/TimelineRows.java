package dev.flatline.reports.render;

import dev.flatline.reports.render.TimelineRow.Happened;
import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Band;
import dev.flatline.reports.timeline.Bar;
import dev.flatline.reports.timeline.Mark;
import dev.flatline.reports.timeline.Message;
import dev.flatline.reports.timeline.Timeline;
import dev.flatline.reports.timeline.TimelineLane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A timeline as rows in the order of time: the drawing, for those who read. */
final class TimelineRows {
    static final String EXPECT = "expect";
    static final String MET = "met";
    static final String BROKEN = "broken";
    private static final String MESSAGE = "message";
    private static final String REJECT = "reject";

    private final Timeline timeline;
    private final List<Happened> rows = new ArrayList<>();

    private TimelineRows(Timeline timeline) {
        this.timeline = timeline;
        timeline.marks().forEach(this::mark);
        timeline.messages().forEach(this::message);
        timeline.bands().stream().filter(band -> band.kind() == Band.Kind.VALUE).forEach(this::value);
        timeline.bars().forEach(this::bar);
        sort();
    }

    /**
     * The rows, at most about {@code limit} of them around the first divergence, or else before the end. Wire messages go first when
     * there are too many.
     */
    static List<TimelineRow> of(Timeline timeline, int limit) {
        return new TimelineRows(timeline).window(limit);
    }

    private void mark(Mark mark) {
        String kind = mark.sign().name().toLowerCase(Locale.ROOT);
        add(mark.micros(), mark.lane(), mark.sign().glyph(), kind, mark.text(), mark.step());
    }

    private void value(Band band) {
        String text = band.lane().name() + " = " + band.text();
        add(band.beginMicros(), band.lane(), "=", "state", text, OptionalInt.empty());
    }

    /** One row where it was sent; another one where it arrived, if that took long enough to be worth it. */
    private void message(Message message) {
        TimelineLane link = TimelineLane.link(message.client());
        String way = message.up() ? "↑" : "↓";
        String words = message.fate().words() + ": " + message.frame();
        switch (message.fate()) {
            case ARRIVED -> add(message.firstMicros(), link, way, MESSAGE, message.frame(), OptionalInt.empty());
            case LOST -> add(message.firstMicros(), link, "×", MESSAGE, words, OptionalInt.empty());
            case CUT -> add(message.firstMicros(), link, "✂", MESSAGE, words, OptionalInt.empty());
            case UNTOLD, UNDER_WAY -> add(message.firstMicros(), link, way, MESSAGE, words, OptionalInt.empty());
            case HELD, DELAYED -> {
                add(message.firstMicros(), link, way, MESSAGE, message.frame(), OptionalInt.empty());
                message.receivedMicros()
                        .ifPresent(received -> add(received, link, way, MESSAGE, words, OptionalInt.empty()));
            }
        }
    }

    private void bar(Bar bar) {
        boolean atOnce = bar.closedMicros().equals(OptionalLong.of(bar.openedMicros()));
        if (!atOnce || !bar.found().equals(Optional.of(bar.text()))) {
            add(bar.openedMicros(), TimelineLane.RUN, "…", EXPECT, bar.text(), bar.step());
        }
        String kind = bar.outcome() == Bar.Outcome.MET ? MET : BROKEN;
        bar.closedMicros()
                .ifPresent(
                        closed -> add(closed, TimelineLane.RUN, bar.outcome().glyph(), kind, bar.words(), bar.step()));
    }

    private void add(long micros, TimelineLane lane, String sign, String kind, String text, OptionalInt step) {
        rows.add(new Happened(micros, lane, sign, kind, text, step, false));
    }

    /**
     * By time, and of one moment by step: in virtual time an expectation is met and the next step begins at once. What belongs to no
     * step came before whatever the runner made of it.
     */
    private void sort() {
        Map<Long, Integer> firstSteps = new HashMap<>();
        rows.forEach(row -> row.step().ifPresent(step -> firstSteps.merge(row.micros(), step, Math::min)));
        rows.sort(Comparator.comparingLong(Happened::micros)
                .thenComparingInt(row -> row.step().orElse(firstSteps.getOrDefault(row.micros(), 0))));
    }

    private List<TimelineRow> window(int limit) {
        int all = rows.size();
        if (all > limit) {
            rows.removeIf(row -> row.kind().equals(MESSAGE));
        }
        int divergence = divergence();
        int focus = divergence < 0 ? rows.size() - 1 : divergence;
        int end = Math.min(rows.size(), Math.max(limit, focus + 1 + limit / 4));
        int begin = Math.max(0, end - limit);
        List<TimelineRow> window = new ArrayList<>();
        leaveOut(window, begin + all - rows.size());
        for (int i = begin; i < end; i++) {
            long gap = i == begin ? 0 : rows.get(i).micros() - rows.get(i - 1).micros();
            if (gap >= Axis.SILENCE_MICROS) {
                window.add(new TimelineRow.Silence(gap));
            }
            window.add(i == divergence ? rows.get(i).asDivergence() : rows.get(i));
        }
        leaveOut(window, rows.size() - end + timeline.leftOut());
        return window;
    }

    private int divergence() {
        OptionalLong micros = timeline.divergenceMicros();
        for (int i = 0; i < rows.size() && micros.isPresent(); i++) {
            Happened row = rows.get(i);
            if (row.micros() == micros.getAsLong()
                    && (row.kind().equals(BROKEN) || row.kind().equals(REJECT))) {
                return i;
            }
        }
        return -1;
    }

    private static void leaveOut(List<TimelineRow> rows, int events) {
        if (events > 0) {
            rows.add(new TimelineRow.LeftOut(events));
        }
    }
}
