package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whose messages a journal keeps: those of everything that did not pass, and of what passed the first of each file, to
 * show what it looks like. Messages are most of what happens, and nobody reads those of the two hundredth success.
 */
final class MessageKeeper {

    private final Set<String> shown = new HashSet<>();

    /** The result with or without its messages. */
    ScenarioResult slim(ScenarioResult result) {
        boolean keeps = result.verdict().verdict() != Verdict.PASS
                || shown.add(result.scenario().source());
        if (keeps) {
            return result;
        }
        List<EventRecord> events = result.events().stream()
                .filter(event -> event.kind() != EventKind.FRAME)
                .toList();
        return new ScenarioResult(result.scenario(), events, result.verdict());
    }
}
