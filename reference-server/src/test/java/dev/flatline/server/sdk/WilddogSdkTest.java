package dev.flatline.server.sdk;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.flatline.server.Liveness;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The unmodified Wilddog SDKs of all generations. The checks are in {@code src/test/wilddog-js}; each is a test of its own here.
 * Those that begin with long polling and move to a WebSocket are also kept from it.
 */
@DisplayName("The SDKs of Wilddog for Node.js")
class WilddogSdkTest {
    private static final Path FOLDER = Path.of("src", "test", "wilddog-js").toAbsolutePath();
    private static final String ADMIN_TOKEN = "only-for-these-tests";
    private static final List<String> BEGIN_WITH_POLLING =
            List.of("wilddog-0.1", "wilddog-0.6", "wilddog-0.7", "wilddog-2.1");
    private static final String WEBSOCKET_ONLY = "wilddog-2.5";

    @TempDir
    static Path scratch;

    private static final List<NodeSdkRun> RUNS = new ArrayList<>();

    /** All at once: mostly they wait. */
    @BeforeAll
    static void start() throws IOException {
        Path node = NodeSdk.nodeOrEnd(FOLDER);
        for (String sdk : BEGIN_WITH_POLLING) {
            RUNS.add(start(node, sdk));
            RUNS.add(start(node, sdk, "websocket"));
        }
        RUNS.add(start(node, WEBSOCKET_ONLY));
    }

    private static NodeSdkRun start(Path node, String sdk, String... refusedTransport) throws IOException {
        // The SDKs believe what they are told of time-outs: long enough here for a busy machine.
        ReferenceServer server = ReferenceServer.start(ServerConfig.builder()
                .wilddogLiveness(Liveness.ping(Duration.ofSeconds(5), Duration.ofSeconds(40)))
                .adminToken(ADMIN_TOKEN)
                .build());
        List<String> program = new ArrayList<>(
                List.of(node.toString(), "main.mjs", sdk, server.host() + ":" + server.port(), ADMIN_TOKEN));
        program.addAll(List.of(refusedTransport));
        String name = refusedTransport.length == 0 ? sdk : sdk + " by polling";
        return NodeSdkRun.start(name, server, FOLDER, program, scratch);
    }

    @AfterAll
    static void stop() {
        RUNS.forEach(NodeSdkRun::close);
        RUNS.clear();
    }

    @TestFactory
    @DisplayName("work against the reference server")
    Stream<DynamicContainer> work() {
        return RUNS.stream().map(run -> dynamicContainer(run.name(), run.tests()));
    }
}
