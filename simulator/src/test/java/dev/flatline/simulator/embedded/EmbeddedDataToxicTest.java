package dev.flatline.simulator.embedded;

import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Delays, rates and slices of the embedded engine. */
class EmbeddedDataToxicTest extends DataToxicContract {
    @RegisterExtension
    private static final RunningEngine ENGINE = new RunningEngine();

    @Override
    URI startedEngine() {
        return ENGINE.api();
    }
}
