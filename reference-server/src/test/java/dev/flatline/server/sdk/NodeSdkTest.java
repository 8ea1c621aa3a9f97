package dev.flatline.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flatline.server.sdk.NodeSdkRun.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
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
        Path node = NodeSdk.nodeOrEnd();
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
        return RUNS.stream().map(run -> dynamicContainer(run.sdk().id(), testsOf(run)));
    }

    private static Stream<DynamicTest> testsOf(NodeSdkRun run) {
        // A stream is only asked when its turn has come.
        return Stream.of(run).flatMap(each -> checksOf(each).stream()).map(check -> {
            String name = run.sdk().id() + ": " + check.name();
            return dynamicTest(name, () -> assertThat(check.error()).as(name).isEmpty());
        });
    }

    private static List<Check> checksOf(NodeSdkRun run) {
        try {
            return run.checks();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(
                    "interrupted while waiting for " + run.sdk().id(), e);
        }
    }
}
