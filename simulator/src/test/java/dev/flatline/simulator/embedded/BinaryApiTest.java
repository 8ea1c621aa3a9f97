package dev.flatline.simulator.embedded;

import dev.flatline.simulator.toxiproxy.RealToxiproxy;
import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The API of the real Toxiproxy as a program. */
class BinaryApiTest extends ApiContract {
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
    URI startedEngine() {
        return engine.api();
    }
}
