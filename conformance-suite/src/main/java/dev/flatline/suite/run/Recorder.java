package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** Collects the journal events of one scenario. */
final class Recorder {

    private final String scenario;
    private final List<EventRecord> events = new ArrayList<>();
    private int step;

    Recorder(String scenario) {
        this.scenario = scenario;
    }

    /** From now on events belong to this step, counted from 1. */
    void enter(int step) {
        this.step = step;
    }

    void record(long atMicros, Lane lane, EventKind kind, String text) {
        add(EventRecord.of(scenario, atMicros, lane, kind, text));
    }

    /** Records an event that says for programs, too, what is on or off from now on. */
    void record(long atMicros, Lane lane, EventKind kind, String text, String key, boolean on) {
        add(EventRecord.of(scenario, atMicros, lane, kind, text)
                .withData(JsonNodeFactory.instance.objectNode().put(key, on)));
    }

    private void add(EventRecord event) {
        events.add(step == 0 ? event : event.atStep(step));
    }

    List<EventRecord> events() {
        return List.copyOf(events);
    }
}
