package dev.flatline.simulator.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes and goes while connections are open, on the embedded engine. */
class EmbeddedLifecycleTest extends LifecycleContract {
    @RegisterExtension
    private static final RunningEngine ENGINE = new RunningEngine();

    @Override
    URI startedEngine() {
        return ENGINE.api();
    }

    /** Event loops that are ended in the moment after an answer may forget to close the connection. */
    @RepeatedTest(300)
    void aClientOfTheApiThatHasJustBeenAnsweredSeesTheEngineEnd() throws IOException {
        EmbeddedToxiproxy engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
        try (Socket client = new Socket(engine.host(), engine.port())) {
            client.setSoTimeout(5_000);
            client.getOutputStream().write("GET /version HTTP/1.1\r\nHost: any\r\n\r\n".getBytes(US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo('H');

            engine.close();

            assertThatCode(() -> client.getInputStream().readAllBytes()).doesNotThrowAnyException();
        }
    }
}
