package dev.flatline.reports.render;

import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the promises that a scenario is about. */
final class Requirements {
    private Requirements() {}

    /** The promises that the verdict is about: the one it names, or else all that the scenario covers. */
    static List<Requirement> atStake(ScenarioRun run) {
        return deciding(run).map(List::of).orElse(run.scenario().covers());
    }

    /** The requirement that the verdict names; else the only one that the scenario covers; else none. */
    static Optional<Requirement> deciding(ScenarioRun run) {
        var covers = run.scenario().covers();
        Optional<String> named = run.verdict().flatMap(VerdictRecord::requirement);
        if (named.isEmpty()) {
            return covers.size() == 1 ? Optional.of(covers.get(0)) : Optional.empty();
        }
        return covers.stream()
                .filter(requirement -> requirement.id().equals(named.get()))
                .findFirst();
    }

    /** The ids of all promises that the scenario covers, printable, such as {@code OD-01 OD-02}. */
    static String ids(ScenarioRecord scenario) {
        return scenario.covers().stream()
                .map(requirement -> Printable.line(requirement.id()))
                .collect(Collectors.joining(" "));
    }
}
