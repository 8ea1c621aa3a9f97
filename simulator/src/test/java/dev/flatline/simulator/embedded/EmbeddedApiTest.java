package dev.flatline.simulator.embedded;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The API of the embedded engine. */
class EmbeddedApiTest extends ApiContract {
    private static EmbeddedToxiproxy engine;

    @BeforeAll
    static void start() throws IOException {
        engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Override
    URI startedEngine() {
        return URI.create("http://" + engine.host() + ":" + engine.port());
    }
}
