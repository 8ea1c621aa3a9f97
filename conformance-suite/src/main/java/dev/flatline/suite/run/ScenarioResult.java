package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.List;

/** A played scenario: its part of the journal. */
public record ScenarioResult(ScenarioRecord scenario, List<EventRecord> events, VerdictRecord verdict) {

    public ScenarioResult {
        events = List.copyOf(events);
    }

    /** The same scenario and events, judged otherwise. */
    ScenarioResult withVerdict(VerdictRecord other) {
        return new ScenarioResult(scenario, events, other);
    }
}
