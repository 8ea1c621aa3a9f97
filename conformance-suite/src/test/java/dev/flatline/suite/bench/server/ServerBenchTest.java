package dev.flatline.suite.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.suite.bench.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every benchmark runs, so that none can rot; what it measures at this size means nothing. */
class ServerBenchTest {
    private final List<String> progress = new ArrayList<>();
    private final ServerBench bench = ServerBench.anywhere(Load.SMALLEST, 1, progress::add);

    @Test
    void everythingIsMeasuredOfServersInProcessesOfTheirOwn() throws Exception {
        List<Row> rows = bench.run(EnumSet.allOf(Benchmark.class), Optional.empty());

        assertThat(rows)
                .extracting(Row::what)
                .containsExactly(
                        "the generator's own ceiling, deliveries",
                        "the generator's own ceiling, puts",
                        "fan-out to 3 listeners",
                        "fan-out to 3 listeners",
                        "puts, 2 x 4 outstanding",
                        "500 puts/s, 99 of 100 answered within",
                        "fan-out to 3 listeners, Wilddog",
                        "heap of each of 20 idle connections, after the hello",
                        "heap of each of 20 idle connections, listen and disconnect write",
                        "10 sessions cut at once, disconnect writes seen",
                        "puts beside 30 unrelated listeners");
        assertThat(rows.subList(0, 6))
                .allSatisfy(row -> assertThat(row.ours().median()).isPositive());
        assertThat(progress).anySatisfy(line -> assertThat(line).startsWith("Not beside firebase-server"));
    }

    @Test
    void aServerThatRunsAlreadyIsMeasuredFromOutside() throws Exception {
        try (ReferenceServer server =
                ReferenceServer.start(ServerConfig.builder().build())) {
            List<Row> rows = bench.run(
                    EnumSet.of(Benchmark.FAN_OUT, Benchmark.PUTS, Benchmark.PACED, Benchmark.STORM, Benchmark.IDLE),
                    Endpoint.local(server.port()));

            assertThat(rows)
                    .hasSize(4)
                    .allSatisfy(row -> assertThat(row.ours().median()).isPositive());
        }
    }

    @Test
    void aProgramThatDoesNotListenIsQuoted() {
        assertThatThrownBy(() -> ServerProcess.start(List.of("echo", "out of order")))
                .hasMessageContaining("echo out of order does not listen")
                .hasMessageContaining("It said: out of order");
    }
}
