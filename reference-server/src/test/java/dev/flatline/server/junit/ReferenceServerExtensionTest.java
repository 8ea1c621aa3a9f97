package dev.flatline.server.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.flatline.server.ReferenceServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The extension, from outside: what happens to the servers of {@link ExtensionSamples} when Jupiter runs them. */
@DisplayName("The Jupiter extension")
class ReferenceServerExtensionTest {
    @BeforeEach
    void forget() {
        ExtensionSamples.SERVERS.clear();
        ExtensionSamples.NAMESPACES.clear();
    }

    private static Events run(Class<?> tests) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
        return results.testEvents();
    }

    private static void assertStopped(List<ReferenceServer> servers) {
        assertThat(servers)
                .allSatisfy(server -> assertThatIllegalStateException()
                        .isThrownBy(() -> server.data("any").get("/"))
                        .withMessage("the server is closed"));
    }

    @Test
    @DisplayName("runs one server for a class when it is registered in a static field")
    void staticField() {
        run(ExtensionSamples.StaticField.class)
                .assertStatistics(counts -> counts.started(3).succeeded(3));

        assertThat(ExtensionSamples.SERVERS).hasSize(3);
        assertThat(ExtensionSamples.SERVERS.stream().distinct()).hasSize(1);
        assertStopped(ExtensionSamples.SERVERS);
    }

    @Test
    @DisplayName("runs a server for each test when it is registered in an instance field")
    void instanceField() {
        run(ExtensionSamples.InstanceField.class)
                .assertStatistics(counts -> counts.started(2).succeeded(2));

        assertThat(ExtensionSamples.SERVERS.stream().distinct()).hasSize(2);
        assertStopped(ExtensionSamples.SERVERS);
    }

    @Test
    @DisplayName("runs one server for a class that is extended with it")
    void extendWith() {
        run(ExtensionSamples.ExtendedWith.class)
                .assertStatistics(counts -> counts.started(3).succeeded(3));

        assertThat(ExtensionSamples.SERVERS.stream().distinct()).hasSize(1);
        assertStopped(ExtensionSamples.SERVERS);
    }

    @Test
    @DisplayName("gives each test, and what runs around it, one namespace of its own")
    void namespacePerTest() {
        run(ExtensionSamples.ExtendedWith.class);

        assertThat(ExtensionSamples.NAMESPACES)
                .containsExactlyInAnyOrder("remembers-1", "remembers-2", "looksnested-3");
    }

    @Test
    @DisplayName("says what to do when there is no server or no test yet")
    void misuse() {
        Events all = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(ExtensionSamples.TooEarly.class), selectClass(ExtensionSamples.NoTestYet.class))
                .execute()
                .allEvents();

        assertThat(all.failed()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message).contains("the server does not run yet: take it as a"))
                .anySatisfy(message -> assertThat(message).contains("each test has a namespace of its own: take"));
        assertThatIllegalStateException()
                .isThrownBy(() -> new ReferenceServerExtension().server())
                .withMessageStartingWith("the server runs only while tests do");
    }
}
