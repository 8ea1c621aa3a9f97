package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Requirement;
import dev.flatline.suite.scenario.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/** Scenarios by name, for people and for {@code grep}: one line each. */
final class ScenarioList {

    private ScenarioList() {}

    /** Id, level, requirements and tags of each, aligned, and their number; without line feed at the end. */
    static String of(List<Scenario> scenarios, Catalogue catalogue) {
        int columns = scenarios.stream().mapToInt(it -> it.id().length()).max().orElse(0);
        String lines = scenarios.stream()
                .map(scenario -> line(scenario, catalogue, columns))
                .collect(Collectors.joining("\n"));
        return lines + "\n\n" + scenarios.size() + (scenarios.size() == 1 ? " scenario." : " scenarios.");
    }

    private static String line(Scenario scenario, Catalogue catalogue, int columns) {
        String level = catalogue
                .requirement(scenario.covers().get(0))
                .map(Requirement::level)
                .map(Enum::name)
                .orElse("");
        String tags = scenario.tags().isEmpty() ? "" : "  [" + String.join(", ", scenario.tags()) + "]";
        return scenario.id() + " ".repeat(columns - scenario.id().length()) + "  "
                + level + " ".repeat("SHOULD".length() - Math.min(level.length(), "SHOULD".length())) + "  "
                + String.join(" ", scenario.covers()) + tags;
    }
}
