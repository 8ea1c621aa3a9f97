package dev.flatline.suite.run;

import dev.flatline.suite.scenario.Scenario;

/** What the random choices of a scenario are drawn from. */
public final class Seeds {

    private Seeds() {}

    /**
     * The seed of one scenario in a run: the one that the scenario brings along, else one of its own for each scenario, so
     * that it plays alike alone and among others.
     */
    public static long of(Scenario scenario, long runSeed) {
        return scenario.seed().orElseGet(() -> of(scenario.id(), runSeed));
    }

    /** The seed of the scenario with this id, which brings none along. */
    public static long of(String scenarioId, long runSeed) {
        return runSeed * 31 + scenarioId.hashCode();
    }
}
