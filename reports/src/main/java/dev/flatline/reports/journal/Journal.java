package dev.flatline.reports.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A journal as read, its records grouped by scenario.
 *
 * @param header the first line
 * @param scenarios the scenarios in the order they were opened
 * @param footer the last line; empty if the run did not finish
 */
public record Journal(Header header, List<ScenarioRun> scenarios, Optional<Footer> footer) {

    /** Copies the scenarios. */
    public Journal {
        scenarios = List.copyOf(scenarios);
    }

    /** Groups records as they come; the caller has checked their order. */
    static final class Builder {
        private Optional<Header> header = Optional.empty();
        private Optional<Footer> footer = Optional.empty();
        private final Map<String, ScenarioRecord> scenarios = new LinkedHashMap<>();
        private final Map<String, List<EventRecord>> events = new LinkedHashMap<>();
        private final Map<String, VerdictRecord> verdicts = new LinkedHashMap<>();

        void add(JournalRecord next) {
            if (next instanceof Header first) {
                header = Optional.of(first);
            } else if (next instanceof ScenarioRecord scenario) {
                scenarios.put(scenario.id(), scenario);
            } else if (next instanceof EventRecord event) {
                events.computeIfAbsent(event.scenario(), id -> new ArrayList<>())
                        .add(event);
            } else if (next instanceof VerdictRecord verdict) {
                verdicts.put(verdict.scenario(), verdict);
            } else if (next instanceof Footer last) {
                footer = Optional.of(last);
            }
        }

        Journal build() {
            Header first = header.orElseThrow(
                    () -> new JournalException("the journal is empty; expected a header on its first line"));
            List<ScenarioRun> runs = new ArrayList<>();
            scenarios.forEach((id, scenario) -> runs.add(new ScenarioRun(
                    scenario, events.getOrDefault(id, List.of()), Optional.ofNullable(verdicts.get(id)))));
            return new Journal(first, runs, footer);
        }
    }

    /** Whether the run came to its end. A journal that is not complete proves nothing: the run did not finish. */
    public boolean isComplete() {
        return footer.isPresent();
    }

    /** The verdicts given, in the order of the scenarios. */
    public List<VerdictRecord> verdicts() {
        return scenarios.stream().flatMap(run -> run.verdict().stream()).toList();
    }
}
