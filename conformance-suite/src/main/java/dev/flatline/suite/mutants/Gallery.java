package dev.flatline.suite.mutants;

import dev.flatline.reports.journal.Verdict;
import dev.flatline.suite.mutants.Encounter.Capture;
import dev.flatline.suite.run.SuiteRunner;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import dev.flatline.suite.target.TargetMutant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plays scenarios against mutants of the reference server and the reference client, in virtual time. There the bytes pass the
 * same pipelines as on sockets, so that a mutant anywhere above the operating system's sockets shows.
 */
public final class Gallery {

    private final Catalogue catalogue;
    private final List<Scenario> scenarios;
    private final long seed;

    /**
     * A gallery.
     *
     * @param scenarios those of the catalogue that are to be played
     * @param seed of everything random
     */
    public Gallery(Catalogue catalogue, List<Scenario> scenarios, long seed) {
        this.catalogue = catalogue;
        this.scenarios = List.copyOf(scenarios);
        this.seed = seed;
    }

    /** The scenarios that the unbroken reference does not pass, none if all is well. */
    public List<Scenario> failedByReference() {
        return scenarios.stream()
                .filter(scenario -> !List.of(Verdict.PASS, Verdict.SKIPPED).contains(play(scenario, Optional.empty())))
                .toList();
    }

    /** Whether a scenario that must fail does. */
    public boolean canaryFails() {
        return play(Canary.among(catalogue), Optional.empty()) == Verdict.FAIL;
    }

    /**
     * Plays the scenarios that cover what a mutant breaks, until one fails. What fails elsewhere would not count: a mutant has
     * to be caught where it is looked for.
     */
    public Encounter meet(TargetMutant mutant) {
        Set<String> played = new HashSet<>();
        for (String requirement : mutant.breaks()) {
            for (Scenario scenario : covering(requirement)) {
                // One that covers two of them is asked once.
                if (played.add(scenario.id()) && catches(scenario, mutant)) {
                    return new Encounter(mutant, played.size(), Optional.of(new Capture(requirement, scenario.id())));
                }
            }
        }
        return new Encounter(mutant, played.size(), Optional.empty());
    }

    /** Whether some scenario about that requirement fails with the mutant. */
    public boolean isCaughtBy(TargetMutant mutant, String requirement) {
        return covering(requirement).stream().anyMatch(scenario -> catches(scenario, mutant));
    }

    private List<Scenario> covering(String requirement) {
        return scenarios.stream()
                .filter(scenario -> scenario.covers().contains(requirement))
                .toList();
    }

    /** A broken SHOULD is only a warning, but as much of a catch. */
    private boolean catches(Scenario scenario, TargetMutant mutant) {
        Verdict verdict = play(scenario, Optional.of(mutant));
        return verdict == Verdict.FAIL || verdict == Verdict.WARN;
    }

    private Verdict play(Scenario scenario, Optional<TargetMutant> mutant) {
        Target target = new Target(Optional.empty(), ClientKind.REFERENCE, mutant, ReferenceTarget.timing());
        try (VirtualWorld world = new VirtualWorld(target, seed)) {
            return new SuiteRunner(world, catalogue, target.timing())
                    .play(scenario)
                    .verdict()
                    .verdict();
        }
    }
}
