package dev.flatline.simulator.embedded;

import dev.flatline.simulator.toxiproxy.RealToxiproxy;
import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The API of the real Toxiproxy in a container. */
class ContainerApiTest extends ApiContract {
    private static RunningToxiproxy engine;

    @BeforeAll
    static void start() {
        engine = RealToxiproxy.container();
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
