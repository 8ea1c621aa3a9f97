package dev.flatline.reports.journal;

import java.util.List;
import java.util.Optional;

/**
 * One scenario's part of a journal.
 *
 * @param scenario what ran
 * @param events what happened, in the order written
 * @param verdict what was decided; empty only in a journal that is not complete
 */
public record ScenarioRun(ScenarioRecord scenario, List<EventRecord> events, Optional<VerdictRecord> verdict) {

    /** Copies the events. */
    public ScenarioRun {
        events = List.copyOf(events);
    }
}
