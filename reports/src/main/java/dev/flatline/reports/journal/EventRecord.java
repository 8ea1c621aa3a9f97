package dev.flatline.reports.journal;

import java.util.OptionalInt;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that happened in a scenario.
 *
 * @param scenario the id of the scenario
 * @param timeMicros microseconds since the scenario began, from 0: simulated in the virtual world, monotonic in the live
 *     one
 * @param lane where it happened
 * @param kind what it tells
 * @param text one short line for people
 * @param step the scenario step it belongs to, from 1
 * @param data details for programs, in the writer's key order; an empty object when there are none
 */
public record EventRecord(
        String scenario, long timeMicros, Lane lane, EventKind kind, String text, OptionalInt step, ObjectNode data)
        implements JournalRecord {

    /** @throws IllegalArgumentException if the time is negative or the step is below 1 */
    public EventRecord {
        if (timeMicros < 0) {
            throw new IllegalArgumentException("'t' must not be negative, is " + timeMicros);
        }
        Steps.check(step);
        data = data.deepCopy();
    }

    /** An event outside any step, without data. */
    public static EventRecord of(String scenario, long timeMicros, Lane lane, EventKind kind, String text) {
        return new EventRecord(
                scenario, timeMicros, lane, kind, text, OptionalInt.empty(), JsonNodeFactory.instance.objectNode());
    }

    /** This event as part of the given step, counted from 1. */
    public EventRecord atStep(int step) {
        return new EventRecord(scenario, timeMicros, lane, kind, text, OptionalInt.of(step), data);
    }

    /** This event with details for programs. */
    public EventRecord withData(ObjectNode data) {
        return new EventRecord(scenario, timeMicros, lane, kind, text, step, data);
    }

    /** A copy of the details, since the tree is mutable. */
    @Override
    public ObjectNode data() {
        return data.deepCopy();
    }
}
