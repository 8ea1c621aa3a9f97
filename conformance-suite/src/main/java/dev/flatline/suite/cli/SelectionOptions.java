package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Requirement.Level;
import dev.flatline.suite.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The options that say which scenarios are played. All of them have to agree to a scenario. */
final class SelectionOptions {

    @Option(
            names = "--run",
            paramLabel = "GLOB",
            description =
                    "Play only the scenarios whose id matches, such as 'disconnect-writes/*' or '**/cut'. Repeatable.")
    private List<String> run = new ArrayList<>();

    @Option(
            names = "--skip",
            paramLabel = "GLOB",
            description = "Leave out the scenarios whose id matches. Repeatable.")
    private List<String> skip = new ArrayList<>();

    @Option(
            names = "--tags",
            paramLabel = "GLOB",
            split = ",",
            description = "Play only the scenarios with a tag that matches, such as 'core'. Repeatable.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Play only the scenarios about promises at least this binding: must, should or may.")
    private Optional<Level> level = Optional.empty();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Play part I of N, such as 1/4. A scenario stays in its part whatever else is added.")
    private Optional<String> shard = Optional.empty();

    @Option(
            names = "--slow",
            description = "Play what takes minutes of real time, too: scenarios with the tag 'slow', and with"
                    + " firebase-admin-java all that wait for a silent client to be missed. Else they are SKIPPED, unless"
                    + " --run has the whole id.")
    private boolean slow;

    /** Whether a scenario is to be played even if it takes minutes. */
    boolean wants(Scenario scenario) {
        return slow || run.contains(scenario.id());
    }

    /**
     * The scenarios that the options leave, in the order of the catalogue.
     *
     * @throws UserError if an option is malformed, matches nothing, or nothing is left
     */
    List<Scenario> choose(Catalogue catalogue) {
        Optional<Shard> part = shard.map(Shard::parse);
        List<Scenario> left = Selection.choose(catalogue.scenarios(), run);
        left = Selection.without(left, skip, catalogue.scenarios());
        left = Selection.tagged(left, tags, catalogue.scenarios());
        left = keep(left, "--level", level.map(asked -> scenario -> isBinding(scenario, catalogue, asked)));
        return keep(left, "--shard " + shard.orElse(""), part.map(one -> scenario -> one.holds(scenario.id())));
    }

    private static List<Scenario> keep(
            List<Scenario> scenarios, String option, Optional<Predicate<Scenario>> condition) {
        if (condition.isEmpty()) {
            return scenarios;
        }
        List<Scenario> left = scenarios.stream().filter(condition.get()).toList();
        if (left.isEmpty()) {
            throw new UserError("no scenario is left by " + option + ", out of " + scenarios.size()
                    + ".\nA run without scenarios proves nothing; see what there is with --list.");
        }
        return left;
    }

    /** What a scenario is about is its first requirement. */
    private static boolean isBinding(Scenario scenario, Catalogue catalogue, Level asked) {
        return catalogue
                .requirement(scenario.covers().get(0))
                .filter(requirement -> requirement.level().compareTo(asked) <= 0)
                .isPresent();
    }
}
