package dev.flatline.suite.run;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.CatalogueLoader;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.ScenarioLoader;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import dev.flatline.suite.target.TargetMutant;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tests need to play scenarios. */
public final class Plays {
    /** As many as a run plays unless told otherwise; more make each other late on two processors. */
    static final int SIDE_BY_SIDE = 48;

    private static final Catalogue CATALOGUE = CatalogueLoader.load(Path.of("..", "scenarios"));

    private Plays() {}

    /** The project's own scenarios. */
    public static Catalogue catalogue() {
        return CATALOGUE;
    }

    /** The reference server and client, with a defect of the server or without. */
    public static Target target(Optional<TargetMutant> mutant) {
        return new Target(Optional.empty(), ClientKind.REFERENCE, mutant, ReferenceTarget.timing());
    }

    /** A scenario from the text of its steps, with clients alice and bob, about {@code requirement}. */
    static Scenario scenario(String requirement, String steps) {
        return scenario(requirement, steps, "");
    }

    /** The same with one more line about the whole; empty: none. */
    static Scenario scenario(String requirement, String steps, String special) {
        return scenarioOf(requirement, "clients: [alice, bob]\n" + special, steps);
    }

    /** A scenario from the text that says who takes part, and from that of its steps. */
    static Scenario scenarioOf(String requirement, String who, String steps) {
        return new ScenarioLoader(CATALOGUE.requirements())
                .parse(
                        "test/scenario.yaml",
                        "title: A scenario of a test\ncovers: [" + requirement + "]\n" + who.stripTrailing()
                                + "\nsteps:\n" + steps.indent(2));
    }

    /** Plays a scenario on a stage. */
    static ScenarioResult play(Scenario scenario, Stage stage) {
        return new ScenarioRunner(CoveredScenario.of(scenario, CATALOGUE), stage, ReferenceTarget.timing()).run();
    }

    /** Plays a scenario in virtual time, against a server with a defect or without. */
    static ScenarioResult play(Scenario scenario, Optional<TargetMutant> mutant) {
        try (VirtualWorld world = new VirtualWorld(target(mutant), 1);
                Stage stage = world.stage(scenario)) {
            return play(scenario, stage);
        }
    }

    static ScenarioResult play(Scenario scenario) {
        return play(scenario, Optional.empty());
    }

    /** The header of a run in virtual time. */
    static Header header() {
        return Header.virtual("flatline test", 1, new dev.flatline.reports.journal.Target("", "", ""), Map.of());
    }

    /** Plays the whole catalogue; the journal has the same header whatever the world. */
    static Journal journal(World world) throws InterruptedException {
        StringWriter text = new StringWriter();
        try (JournalWriter journal = new JournalWriter(text)) {
            new SuiteRunner(world, CATALOGUE, ReferenceTarget.timing())
                    .run(CATALOGUE.scenarios(), header(), journal, new Silent());
        }
        return JournalReader.read(new StringReader(text.toString()));
    }

    /** Tests tell of scenarios by their journals. */
    static final class Silent implements RunListener {

        @Override
        public void began(List<Scenario> scenarios) {}

        @Override
        public void ended(ScenarioResult result) {}
    }
}
