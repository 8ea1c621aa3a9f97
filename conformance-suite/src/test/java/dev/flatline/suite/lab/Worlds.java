package dev.flatline.suite.lab;

import dev.flatline.reports.journal.Verdict;
import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.LabWorld.Trouble;
import dev.flatline.suite.run.SuiteRunner;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.CatalogueLoader;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Worlds to play in tests. */
final class Worlds {

    static final Path SCENARIOS = Path.of("..", "scenarios");
    static final Catalogue CATALOGUE = CatalogueLoader.load(SCENARIOS);
    static final Lab LAB = new Lab(CATALOGUE, read("lab/patterns.yaml"));

    private Worlds() {}

    static String read(String name) {
        try {
            return Files.readString(SCENARIOS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Alice with a phone, and Bob, for half a minute. */
    static LabWorld world(String pattern, Trouble... troubles) {
        return new LabWorld(
                pattern, List.of(new Device("alice", "alice"), new Device("bob", "bob")), List.of(troubles), 30_000, 1);
    }

    /** What the suite's runner says about the scenario that a run is exported as. */
    static LabRun.Verdict verdictOfRunner(LabRun run) {
        Target target = new Target(Optional.empty(), ClientKind.REFERENCE, Optional.empty(), ReferenceTarget.timing());
        try (VirtualWorld virtual = new VirtualWorld(target, 99)) {
            Verdict verdict = new SuiteRunner(virtual, CATALOGUE, target.timing())
                    .play(LAB.scenario(run.world(), run.scenario()))
                    .verdict()
                    .verdict();
            return switch (verdict) {
                case PASS -> LabRun.Verdict.RIGHT;
                case FAIL -> LabRun.Verdict.WRONG;
                case INCONCLUSIVE -> LabRun.Verdict.UNDECIDED;
                default -> throw new AssertionError(run.scenario() + " is " + verdict);
            };
        }
    }

    /** Something that befalls alice. */
    static Trouble alice(String kind, int fromMillis, int toMillis) {
        return new Trouble(kind, "alice", fromMillis, toMillis);
    }
}
