package dev.flatline.simulator.embedded;

import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes and goes while connections are open, on the embedded engine. */
class EmbeddedLifecycleTest extends LifecycleContract {
    @RegisterExtension
    private static final RunningEngine ENGINE = new RunningEngine();

    @Override
    URI startedEngine() {
        return ENGINE.api();
    }
}
