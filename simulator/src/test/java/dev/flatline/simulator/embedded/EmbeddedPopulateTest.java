package dev.flatline.simulator.embedded;

import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The populate call of the embedded engine. */
class EmbeddedPopulateTest extends PopulateContract {
    @RegisterExtension
    private static final RunningEngine ENGINE = new RunningEngine();

    @Override
    URI startedEngine() {
        return ENGINE.api();
    }
}
