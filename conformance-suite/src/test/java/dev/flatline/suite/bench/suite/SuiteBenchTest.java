package dev.flatline.suite.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.suite.SuiteBench.Part;
import dev.flatline.suite.cli.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is measured once, with one scenario in place of the catalogue. */
class SuiteBenchTest {

    @TempDir
    private Path folder;

    private final List<String> progress = new ArrayList<>();

    private SuiteBench bench(int rounds, String scenario) {
        return new SuiteBench(program(), List.of("--run", scenario), rounds, folder, progress::add);
    }

    private static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    @Test
    void virtualTimeAndMutantsHaveAnAimInSeconds() throws Exception {
        List<Row> rows = bench(1, "disconnect-writes/cut").run(List.of(Part.VIRTUAL, Part.MUTANTS));

        assertThat(rows).extracting(Row::what).containsExactly("catalogue, virtual", "all mutants, virtual");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.ours().min()).isPositive();
            assertThat(row.unit()).isEqualTo("s");
            assertThat(row.isMet()).isPresent();
        });
        assertThat(rows.get(0).note()).startsWith("1 scenario: all promises kept");
        assertThat(rows.get(1).note()).contains("caught, in");
    }

    @Test
    void realSocketsAreJudgedByTheLongestScenario() throws Exception {
        Row row = bench(2, "disconnect-writes/cut").run(List.of(Part.LIVE)).get(0);

        Row.Peer allowed = row.peer().orElseThrow();
        assertThat(allowed.name()).isEqualTo("1.25 x longest + 10 s");
        assertThat(allowed.samples().min()).isGreaterThan(10);
        assertThat(allowed.ratios().count()).isEqualTo(2);
        assertThat(progress).containsExactly("catalogue, live, round 1 of 2", "catalogue, live, round 2 of 2");
    }

    @Test
    void aRunThatCannotDoItsWorkIsShown() {
        assertThatIllegalStateException()
                .isThrownBy(() -> bench(1, "no-such/scenario").run(List.of(Part.VIRTUAL)))
                .withMessageContaining("ended with exit code 64")
                .withMessageContaining("no scenario matches --run 'no-such/scenario'");
    }
}
