package dev.flatline.simulator.embedded;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine for all tests of a class. */
final class RunningEngine implements BeforeAllCallback, AfterAllCallback {
    private Optional<EmbeddedToxiproxy> engine = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        engine = Optional.of(EmbeddedToxiproxy.start(EngineConfig.builder().build()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        engine.ifPresent(EmbeddedToxiproxy::close);
    }

    URI api() {
        return engine.map(running -> URI.create("http://" + running.host() + ":" + running.port()))
                .orElseThrow();
    }
}
