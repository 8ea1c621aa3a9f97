package dev.flatline.reports.timeline;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a scenario's events once, in the order of time, and keeps what a drawing is made of. Used once. */
final class TimelineBuilder {
    /** More lanes than this are a wall, not a picture. */
    private static final int WATCHED_MAX = 8;

    private static final String SAYS = " = ";

    private final ScenarioRun run;
    private final List<EventRecord> events;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final Bands bands = new Bands();
    private final Map<String, Integer> watched = new LinkedHashMap<>();
    private int leftOut;

    TimelineBuilder(ScenarioRun run) {
        this.run = run;
        this.events = new ArrayList<>(run.events());
        events.sort(Comparator.comparingLong(EventRecord::timeMicros));
    }

    Timeline build() {
        List<EventRecord> frames = new ArrayList<>();
        for (EventRecord event : events) {
            if (event.kind() == EventKind.FRAME) {
                frames.add(event);
            } else {
                take(event, event.data());
            }
        }
        List<Band> lasting = bands.all();
        List<Message> messages = Messages.of(frames, lasting, marks, lastMicros());
        leftOut += frames.size() - messages.size();
        List<TimelineLane> lanes = new LaneLayout(run.scenario().clients()).of(marks, lasting, messages);
        return new Timeline(run.scenario().id(), lanes, lasting, marks, messages, bars, divergenceMicros(), leftOut);
    }

    private long lastMicros() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).timeMicros();
    }

    private void take(EventRecord event, ObjectNode data) {
        switch (event.kind()) {
            case CALL -> mark(event, Sign.CALL);
            case ACK -> mark(event, Sign.ACK);
            case REJECT -> mark(event, Sign.REJECT);
            case UNKNOWN -> mark(event, Sign.UNKNOWN);
            case EVENT -> mark(event, Sign.EVENT);
            case CONNECTED -> connected(event, data);
            case FAULT -> fault(event, data);
            case SESSION -> mark(event, flag(data, EventData.OPENED).orElse(true) ? Sign.OPENED : Sign.DETECTED);
            case DISCONNECT_WRITE -> mark(event, phase(data));
            case STATE -> state(event, data);
            case NOTE -> note(event, data);
            case STEP -> mark(event, Sign.STEP);
            case EXPECT ->
                bars.add(new Bar(
                        event.timeMicros(),
                        time(data, EventData.DUE),
                        OptionalLong.empty(),
                        Bar.Outcome.OPEN,
                        event.text(),
                        Optional.empty(),
                        event.step()));
            case MET -> close(event, Bar.Outcome.MET);
            case BROKEN -> close(event, Bar.Outcome.BROKEN);
            case FRAME -> throw new IllegalArgumentException("a frame is no mark");
        }
    }

    private void connected(EventRecord event, ObjectNode data) {
        Optional<Boolean> on = flag(data, EventKind.DATA_CONNECTED);
        on.ifPresent(up -> {
            if (up) {
                bands.begin(lane(event), Band.Kind.CONNECTED, event.timeMicros(), "connected");
            } else {
                bands.end(lane(event), Band.Kind.CONNECTED, event.timeMicros());
            }
        });
        mark(event, on.orElse(false) ? Sign.ONLINE : Sign.OFFLINE);
    }

    private void fault(EventRecord event, ObjectNode data) {
        flag(data, EventKind.DATA_ACTIVE).ifPresent(on -> {
            if (on) {
                bands.begin(lane(event), Band.Kind.FAULT, event.timeMicros(), event.text());
            } else {
                bands.end(lane(event), Band.Kind.FAULT, event.timeMicros());
            }
        });
        mark(event, Sign.FAULT);
    }

    private void note(EventRecord event, ObjectNode data) {
        JsonNode effect = data.path(EventData.EFFECT);
        if (effect.isString()) {
            bands.tell(lane(event), data.path(EventData.FAULT).asString(""), effect.asString());
        }
        mark(event, Sign.NOTE);
    }

    /** The observer says {@code path = value}; journals of old say so in words only. */
    private void state(EventRecord event, ObjectNode data) {
        int says = event.text().indexOf(SAYS);
        String path = data.path(EventData.PATH)
                .asString(says < 0 ? "observer" : event.text().substring(0, says));
        String value = data.path(EventData.VALUE)
                .asString(says < 0 ? event.text() : event.text().substring(says + SAYS.length()));
        if (!watched.containsKey(path) && watched.size() >= WATCHED_MAX) {
            leftOut++;
            return;
        }
        watched.merge(path, 1, Integer::sum);
        TimelineLane lane = TimelineLane.watched(path);
        bands.end(lane, Band.Kind.VALUE, event.timeMicros());
        bands.begin(lane, Band.Kind.VALUE, event.timeMicros(), value);
    }

    /** An end without a beginning gets a bar of its own, as short as it is. */
    private void close(EventRecord event, Bar.Outcome outcome) {
        OptionalLong closed = OptionalLong.of(event.timeMicros());
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            if (bar.outcome() == Bar.Outcome.OPEN) {
                bars.set(
                        i,
                        new Bar(
                                bar.openedMicros(),
                                bar.dueMicros(),
                                closed,
                                outcome,
                                bar.text(),
                                Optional.of(event.text()),
                                bar.step()));
                return;
            }
        }
        bars.add(new Bar(
                event.timeMicros(),
                OptionalLong.empty(),
                closed,
                outcome,
                event.text(),
                Optional.of(event.text()),
                event.step()));
    }

    private void mark(EventRecord event, Sign sign) {
        marks.add(new Mark(lane(event), event.timeMicros(), sign, event.text(), event.step()));
    }

    private static TimelineLane lane(EventRecord event) {
        Lane lane = event.lane();
        if (lane.equals(Lane.SERVER)) {
            return TimelineLane.SERVER;
        }
        return lane.client()
                .map(client -> lane.isLink() ? TimelineLane.link(client) : TimelineLane.client(client))
                .orElse(TimelineLane.RUN);
    }

    private static Sign phase(ObjectNode data) {
        return switch (data.path(EventData.PHASE).asString(EventData.STORED)) {
            case EventData.RAN -> Sign.RAN;
            case EventData.CANCELLED -> Sign.CANCELLED;
            default -> Sign.REGISTERED;
        };
    }

    private OptionalLong divergenceMicros() {
        OptionalLong broken = bars.stream()
                .filter(bar -> bar.outcome() == Bar.Outcome.BROKEN)
                .mapToLong(bar -> bar.closedMicros().orElse(bar.openedMicros()))
                .min();
        return broken.isPresent()
                ? broken
                : marks.stream()
                        .filter(mark -> mark.sign() == Sign.REJECT)
                        .filter(mark -> run.verdict()
                                .filter(verdict -> verdict.verdict() != Verdict.PASS)
                                .isPresent())
                        .mapToLong(Mark::micros)
                        .min();
    }

    static Optional<Boolean> flag(ObjectNode data, String key) {
        JsonNode flag = data.path(key);
        return flag.isBoolean() ? Optional.of(flag.booleanValue()) : Optional.empty();
    }

    static OptionalLong time(ObjectNode data, String key) {
        JsonNode time = data.path(key);
        return time.isIntegralNumber() && time.canConvertToLong()
                ? OptionalLong.of(time.longValue())
                : OptionalLong.empty();
    }
}
