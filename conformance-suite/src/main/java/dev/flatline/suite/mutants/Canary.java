package dev.flatline.suite.mutants;

import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Requirement;
import dev.flatline.suite.scenario.Requirement.Level;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.ScenarioLoader;

/** A scenario that expects what cannot be. A suite that passes it passes everything. */
final class Canary {

    private static final String TEXT = """
            title: "The canary: a write that nobody has made arrives"
            covers: [%s]
            clients: [alice]
            steps:
              - client: alice
                set: { path: canary, value: alive }
              - expect: { path: canary, becomes: dead, within: push }
            """;

    private Canary() {}

    /** The canary, about some promise of the catalogue, since each scenario must be about one. */
    static Scenario among(Catalogue catalogue) {
        String promise = catalogue.requirements().stream()
                .filter(requirement -> requirement.level() == Level.MUST)
                .map(Requirement::id)
                .findFirst()
                .orElseThrow();
        return new ScenarioLoader(catalogue.requirements()).parse("canary.yaml", TEXT.formatted(promise));
    }
}
