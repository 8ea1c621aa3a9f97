package dev.flatline.suite.run;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays scenarios in a world and writes the journal, each scenario's part as soon as it has ended. */
public final class SuiteRunner {

    private final World world;
    private final Catalogue catalogue;
    private final Timing timing;
    private final Gate gate;

    /** The scenario that ended the run early; players ask for it from threads of their own. */
    private volatile Optional<String> failedFirst = Optional.empty();

    public SuiteRunner(World world, Catalogue catalogue, Timing timing) {
        this(world, catalogue, timing, Gate.USUAL);
    }

    /** @param gate how the run is judged, and when it ends */
    public SuiteRunner(World world, Catalogue catalogue, Timing timing, Gate gate) {
        this.world = world;
        this.catalogue = catalogue;
        this.timing = timing;
        this.gate = gate;
    }

    /**
     * Plays all scenarios.
     *
     * @return the footer, with the run's exit code
     * @throws InterruptedException if the run is broken off; the journal then has no footer
     */
    public Footer run(List<Scenario> scenarios, Header header, JournalWriter journal, RunListener listener)
            throws InterruptedException {
        journal.write(header);
        List<Verdict> verdicts = new ArrayList<>();
        Repetition repetition = new Repetition(gate.plays(), header.seed());
        BaselineJudge judge = new BaselineJudge(gate.baseline(), catalogue);
        MessageKeeper messages = new MessageKeeper();
        Consumer<ScenarioResult> ended = result -> {
            journal.write(result.scenario());
            messages.slim(result).events().forEach(journal::write);
            journal.write(result.verdict());
            verdicts.add(result.verdict().verdict());
            listener.ended(result);
        };
        listener.began(scenarios);
        world.playAll(scenarios, scenario -> repetition.of(scenario, this::play), result -> {
            ScenarioResult judged = judge.judge(result);
            if (gate.failFast() && failedFirst.isEmpty() && isRed(judged)) {
                failedFirst = Optional.of(judged.scenario().id());
            }
            ended.accept(judged);
        });
        judge.staleEntries().forEach(ended);
        Footer footer = Footer.of(verdicts, gate.strict());
        journal.write(footer);
        return footer;
    }

    private boolean isRed(ScenarioResult result) {
        return ExitCode.of(List.of(result.verdict().verdict()), gate.strict()) == ExitCode.FAILED;
    }

    /** Plays one scenario, without a journal. */
    public ScenarioResult play(Scenario scenario) {
        CoveredScenario covered = CoveredScenario.of(scenario, catalogue);
        Optional<String> obstacle = failedFirst
                .map(failed -> "Not played: " + failed + " failed before (--fail-fast).")
                .or(() -> world.obstacle(scenario));
        if (obstacle.isPresent()) {
            return new ScenarioResult(
                    covered.toRecord(), List.of(), covered.judge(obstacle.map(Finding::skipped), 0, 0));
        }
        try (Stage stage = world.stage(scenario)) {
            return new ScenarioRunner(covered, stage, timing).run();
        }
    }
}
