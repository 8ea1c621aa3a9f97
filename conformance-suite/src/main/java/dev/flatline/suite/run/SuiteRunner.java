package dev.flatline.suite.run;

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

/** Plays scenarios in a world and writes the journal, each scenario's part as soon as it has ended. */
public final class SuiteRunner {

    private final World world;
    private final Catalogue catalogue;
    private final Timing timing;

    public SuiteRunner(World world, Catalogue catalogue, Timing timing) {
        this.world = world;
        this.catalogue = catalogue;
        this.timing = timing;
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
        listener.began(scenarios);
        world.playAll(scenarios, this::play, result -> {
            journal.write(result.scenario());
            result.events().forEach(journal::write);
            journal.write(result.verdict());
            verdicts.add(result.verdict().verdict());
            listener.ended(result);
        });
        Footer footer = Footer.of(verdicts, false);
        journal.write(footer);
        return footer;
    }

    private ScenarioResult play(Scenario scenario) {
        CoveredScenario covered = CoveredScenario.of(scenario, catalogue);
        Optional<String> obstacle = world.obstacle(scenario);
        if (obstacle.isPresent()) {
            return new ScenarioResult(
                    covered.toRecord(), List.of(), covered.judge(obstacle.map(Finding::skipped), 0, 0));
        }
        try (Stage stage = world.stage(scenario)) {
            return new ScenarioRunner(covered, stage, timing).run();
        }
    }
}
