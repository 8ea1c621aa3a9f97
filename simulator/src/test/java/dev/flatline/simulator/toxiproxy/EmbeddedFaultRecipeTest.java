package dev.flatline.simulator.toxiproxy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The faults on the embedded engine. */
class EmbeddedFaultRecipeTest extends LiveFaultRecipeContract {
    private static RunningToxiproxy engine;

    @BeforeAll
    static void start() {
        engine = new EmbeddedProvider().start(1, note -> {});
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Override
    RunningToxiproxy toxiproxy() {
        return engine;
    }
}
