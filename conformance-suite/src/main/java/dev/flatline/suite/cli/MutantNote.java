package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.suite.target.TargetMutant;
import java.util.List;

/** What a run against a mutant comes down to: whether the promise that the mutant breaks was seen to be broken. */
final class MutantNote {

    private MutantNote() {}

    static String of(TargetMutant mutant, Journal journal) {
        List<String> caughtBy = journal.scenarios().stream()
                .filter(MutantNote::failed)
                .map(ScenarioRun::scenario)
                .filter(scenario -> scenario.covers().stream()
                        .anyMatch(requirement -> mutant.breaks().contains(requirement.id())))
                .map(scenario -> scenario.id())
                .toList();
        return "The mutant " + mutant.id() + " breaks " + String.join(", ", mutant.breaks()) + ": "
                + (caughtBy.isEmpty()
                        ? "NOT CAUGHT by the scenarios that ran."
                        : "caught by " + String.join(", ", caughtBy) + ".")
                + "\n  " + mutant.description();
    }

    private static boolean failed(ScenarioRun run) {
        return run.verdict()
                .filter(verdict -> verdict.verdict() == Verdict.FAIL || verdict.verdict() == Verdict.WARN)
                .isPresent();
    }
}
