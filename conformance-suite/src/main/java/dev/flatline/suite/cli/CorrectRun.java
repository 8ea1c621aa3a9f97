package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.render.TextTimeline;
import dev.flatline.suite.run.HarnessException;
import dev.flatline.suite.run.RunListener;
import dev.flatline.suite.run.ScenarioResult;
import dev.flatline.suite.run.SuiteRunner;
import dev.flatline.suite.run.World;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Requirement;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What it looks like when a requirement is kept: the plainest scenario that is about it, played in virtual time by the
 * reference server and the reference client.
 */
record CorrectRun(ScenarioRun run) {

    private static final long SEED = 1;

    /**
     * Plays it.
     *
     * @return empty if no scenario covers the requirement, or only such as are about certain drivers
     * @throws HarnessException if the reference does not keep it: then something is wrong with us
     */
    static Optional<CorrectRun> of(Requirement requirement, Catalogue catalogue) throws InterruptedException {
        Optional<Scenario> plainest = catalogue.covering(requirement).stream()
                .filter(scenario -> scenario.drivers().isEmpty())
                .min(Comparator.<Scenario>comparingInt(
                                scenario -> scenario.covers().indexOf(requirement.id()))
                        .thenComparingInt(scenario -> scenario.steps().size()));
        return plainest.isPresent() ? Optional.of(play(plainest.get(), catalogue)) : Optional.empty();
    }

    private static CorrectRun play(Scenario scenario, Catalogue catalogue) throws InterruptedException {
        Target target = new Target(Optional.empty(), ClientKind.REFERENCE, Optional.empty(), ReferenceTarget.timing());
        List<ScenarioResult> results = new ArrayList<>();
        try (World world = new VirtualWorld(target, SEED);
                JournalWriter nobodyReads = new JournalWriter(new StringWriter())) {
            new SuiteRunner(world, catalogue, target.timing())
                    .run(List.of(scenario), header(world), nobodyReads, new Collecting(results));
        }
        ScenarioResult result = results.get(0);
        if (result.verdict().verdict() != Verdict.PASS) {
            throw new HarnessException(scenario.id() + " should pass with the reference, but is "
                    + result.verdict().verdict().word() + ": "
                    + result.verdict().reason());
        }
        return new CorrectRun(new ScenarioRun(result.scenario(), result.events(), Optional.of(result.verdict())));
    }

    private static Header header(World world) {
        return Header.virtual(
                Version.TEXT, SEED, new dev.flatline.reports.journal.Target("", "", world.network()), Map.of());
    }

    /** A heading, the timeline, and how to see it again. */
    String render() {
        String id = run.scenario().id();
        return "\n  A correct run of " + id + ":\n\n" + TextTimeline.render(run)
                + "\n  repeat    ./flatline run --virtual --run " + id + " --seed " + SEED + "\n";
    }

    private record Collecting(List<ScenarioResult> results) implements RunListener {

        @Override
        public void began(List<Scenario> scenarios) {
            // There is one, and its end follows at once.
        }

        @Override
        public void ended(ScenarioResult result) {
            results.add(result);
        }
    }
}
