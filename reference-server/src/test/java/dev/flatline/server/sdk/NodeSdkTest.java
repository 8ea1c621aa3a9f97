package dev.flatline.server.sdk;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.nio.file.Path;
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
 * The unmodified SDKs of npm, and every sample of the guide to offline capabilities. The checks are in {@code src/test/js};
 * each is a test of its own here.
 */
@DisplayName("The official SDKs for Node.js")
class NodeSdkTest {
    @TempDir
    static Path scratch;

    private static final List<NodeSdkRun> RUNS = new ArrayList<>();

    /** All at once: mostly they wait. */
    @BeforeAll
    static void start() throws IOException {
        Path node = NodeSdk.nodeOrEnd(NodeSdk.FOLDER);
        for (NodeSdk sdk : NodeSdk.values()) {
            RUNS.add(NodeSdkRun.start(sdk, node, scratch));
        }
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
