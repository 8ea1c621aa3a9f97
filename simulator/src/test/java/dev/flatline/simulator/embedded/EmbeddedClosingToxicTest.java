package dev.flatline.simulator.embedded;

import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Timeouts, resets and limits of the embedded engine. */
class EmbeddedClosingToxicTest extends ClosingToxicContract {
    @RegisterExtension
    private static final RunningEngine ENGINE = new RunningEngine();

    @Override
    URI startedEngine() {
        return ENGINE.api();
    }
}
