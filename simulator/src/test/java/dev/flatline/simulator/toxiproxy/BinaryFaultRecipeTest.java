package dev.flatline.simulator.toxiproxy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The faults on the real Toxiproxy as a program. */
class BinaryFaultRecipeTest extends ForeignFaultRecipeContract {
    private static RunningToxiproxy engine;

    @BeforeAll
    static void start() {
        engine = RealToxiproxy.binary();
    }

    @AfterAll
    static void stop() {
        RealToxiproxy.stop(engine);
    }

    @Override
    RunningToxiproxy toxiproxy() {
        return engine;
    }
}
