package dev.flatline.suite.mutants;

import dev.flatline.suite.target.TargetMutant;
import java.util.Optional;

/**
 * What became of a mutant.
 *
 * @param played how many scenarios were played against it
 * @param capture how it was caught; empty: it survived
 */
public record Encounter(TargetMutant mutant, int played, Optional<Capture> capture) {

    /**
     * How a mutant was caught.
     *
     * @param requirement what it breaks and the scenario covers; the first such one in the order of the mutant's
     * @param scenario the scenario that failed
     */
    public record Capture(String requirement, String scenario) {}

    /** Whether it was caught. */
    public boolean isCaught() {
        return capture.isPresent();
    }

    /** Whether there was a scenario about anything that it breaks. */
    public boolean wasChallenged() {
        return played > 0;
    }
}
