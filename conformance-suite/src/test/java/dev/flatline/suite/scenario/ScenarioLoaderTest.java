package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.scenario.Expectation.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioLoaderTest {

    private static final String FILE = "disconnect-writes/cut.yaml";

    @Test
    void theFirstScenarioOfTheCatalogueReadsAsItSays() {
        Scenario cut = CatalogueLoader.load(Path.of("..", "scenarios")).scenarios().stream()
                .filter(scenario -> scenario.id().equals("disconnect-writes/cut"))
                .findFirst()
                .orElseThrow();

        assertThat(cut.clients()).containsExactly(new ClientSpec("alice", Duration.ZERO, List.of()));
        Subject losses = new Subject.Observed("losses/alice");
        assertThat(cut.steps())
                .containsExactly(
                        new Step.Act(
                                new Position(FILE, 7, 5),
                                "alice",
                                new Command.OnDisconnect(
                                        "losses/alice",
                                        new DisconnectWrite.SetValue(Map.of(".sv", Map.of("increment", 1L)))),
                                Optional.empty(),
                                false),
                        new Step.Inject(new Position(FILE, 9, 5), "alice", new Fault.Cut()),
                        new Step.Expect(
                                new Position(FILE, 11, 5),
                                new Expectation.Becomes(
                                        losses,
                                        new Matcher.EqualTo(1L),
                                        new Bound.Named("close", 1),
                                        Optional.of(new Bound.Named("settle", 1)))));
    }
}
