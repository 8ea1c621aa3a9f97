package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Suggestions;
import dev.flatline.suite.target.TargetMutant;
import java.util.List;

/** Names of mutants on the command line. There are too many to list them all when one is wrong. */
final class MutantName {

    private MutantName() {}

    /** The error for an option whose value must name one of these and does not. */
    static UserError unknown(String option, String name, List<TargetMutant> mutants) {
        String meant = Suggestions.nearest(
                        name, mutants.stream().map(TargetMutant::id).toList())
                .map(id -> " Did you mean '" + id + "'?")
                .orElse("");
        return new UserError(
                option + " '" + name + "' is unknown." + meant + "\n'flatline mutants --list' shows all of them.");
    }
}
