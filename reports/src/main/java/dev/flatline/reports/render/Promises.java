package dev.flatline.reports.render;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What runs say of each promise. */
final class Promises {
    /** The worst first: what is shown of a promise is the worst that was found of it. */
    private static final List<Verdict> BY_WEIGHT = List.of(
            Verdict.FAIL,
            Verdict.FLAKY,
            Verdict.UNEXPECTED_PASS,
            Verdict.WARN,
            Verdict.HARNESS_ERROR,
            Verdict.INCONCLUSIVE,
            Verdict.KNOWN_FAIL,
            Verdict.PASS,
            Verdict.SKIPPED,
            Verdict.UNTESTABLE);

    private Promises() {}

    /** All promises that the scenarios of these runs cover, by id. */
    static Map<String, Requirement> of(List<Journal> journals) {
        Map<String, Requirement> promises = new TreeMap<>();
        for (Journal journal : journals) {
            for (ScenarioRun run : journal.scenarios()) {
                run.scenario().covers().forEach(promise -> promises.putIfAbsent(promise.id(), promise));
            }
        }
        return promises;
    }

    /** The worst verdict on a promise; a failure counts only against the promise that it is put down to. */
    static Optional<Verdict> verdict(Journal journal, String promise) {
        return journal.scenarios().stream()
                .filter(run -> run.scenario().covers().stream()
                        .anyMatch(covered -> covered.id().equals(promise)))
                .flatMap(run -> run.verdict().stream())
                .filter(verdict -> verdict.requirement().map(promise::equals).orElse(true))
                .map(VerdictRecord::verdict)
                .min(Comparator.comparingInt(BY_WEIGHT::indexOf));
    }

    /** How many scenarios check it. */
    static long scenarios(Journal journal, String promise) {
        return journal.scenarios().stream()
                .filter(run -> run.scenario().covers().stream()
                        .anyMatch(covered -> covered.id().equals(promise)))
                .count();
    }
}
