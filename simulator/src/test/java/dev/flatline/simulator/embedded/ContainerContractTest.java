package dev.flatline.simulator.embedded;

import dev.flatline.simulator.toxiproxy.RealToxiproxy;
import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Every contract, on the real Toxiproxy in a container. */
class ContainerContractTest {
    private static RunningToxiproxy engine;

    @BeforeAll
    static void start() {
        engine = RealToxiproxy.container();
    }

    @AfterAll
    static void stop() {
        RealToxiproxy.stop(engine);
    }

    @Nested
    class Api extends ApiContract {
        @Override
        URI startedEngine() {
            return engine.api();
        }
    }

    @Nested
    class Populate extends PopulateContract {
        @Override
        URI startedEngine() {
            return engine.api();
        }
    }

    @Nested
    class Streams extends StreamContract {
        @Override
        URI startedEngine() {
            return engine.api();
        }
    }

    @Nested
    class DataToxics extends DataToxicContract {
        @Override
        URI startedEngine() {
            return engine.api();
        }
    }

    @Nested
    class ClosingToxics extends ClosingToxicContract {
        @Override
        URI startedEngine() {
            return engine.api();
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        @Override
        URI startedEngine() {
            return engine.api();
        }
    }
}
