package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects the journal events of one scenario. */
final class Recorder {

    private final String scenario;
    private final List<EventRecord> events = new ArrayList<>();
    private int step;
    private Optional<String> stepText = Optional.empty();

    Recorder(String scenario) {
        this.scenario = scenario;
    }

    /** Details to fill in. */
    static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * From now on events belong to this step, counted from 1; the next one carries its text.
     *
     * @param text the step as YAML
     */
    void enter(int step, String text) {
        this.step = step;
        this.stepText = Optional.of(text);
    }

    void record(long atMicros, Lane lane, EventKind kind, String text) {
        add(EventRecord.of(scenario, atMicros, lane, kind, text));
    }

    /** Records an event that says for programs, too, what is on or off from now on. */
    void record(long atMicros, Lane lane, EventKind kind, String text, String key, boolean on) {
        record(atMicros, lane, kind, text, data().put(key, on));
    }

    void record(long atMicros, Lane lane, EventKind kind, String text, ObjectNode data) {
        add(EventRecord.of(scenario, atMicros, lane, kind, text).withData(data));
    }

    /** The step that events belong to now; 0 before the first. */
    int step() {
        return step;
    }

    /** Records an event of a step that may be over. */
    void record(int ofStep, long atMicros, Lane lane, EventKind kind, String text, ObjectNode data) {
        EventRecord event = EventRecord.of(scenario, atMicros, lane, kind, text).withData(data);
        events.add(ofStep == 0 ? event : event.atStep(ofStep));
    }

    private void add(EventRecord event) {
        EventRecord told = stepText.map(text -> event.withData(event.data().put(EventData.YAML, text)))
                .orElse(event);
        stepText = Optional.empty();
        events.add(step == 0 ? told : told.atStep(step));
    }

    List<EventRecord> events() {
        return List.copyOf(events);
    }
}
