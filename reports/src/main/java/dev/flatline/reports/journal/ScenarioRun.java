package dev.flatline.reports.journal;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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

    /** The seed to give to a run so that it plays this scenario as it was played here; of several plays the one that is told. */
    public long seed(Header header) {
        return events.stream()
                .filter(event -> event.kind() == EventKind.NOTE)
                .map(event -> event.data().path(EventKind.DATA_SEED))
                .filter(JsonNode::isIntegralNumber)
                .findFirst()
                .map(JsonNode::longValue)
                .orElse(header.seed());
    }
}
