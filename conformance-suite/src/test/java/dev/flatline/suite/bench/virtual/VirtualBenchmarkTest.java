package dev.flatline.suite.bench.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.bench.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every measurement at its smallest. */
class VirtualBenchmarkTest {

    @Test
    void everythingIsMeasuredAfterAWarmUp() throws Exception {
        List<String> progress = new ArrayList<>();

        List<Row> rows = new VirtualBenchmark(new VirtualScale(5_000, 100, 1), 2, progress::add).run();

        assertThat(rows)
                .extracting(Row::what)
                .containsExactly("virtual: scheduler", "virtual: wire messages", "virtual: idle hour");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.ours().count()).isEqualTo(2);
            assertThat(row.isMet()).isPresent();
        });
        assertThat(progress).startsWith("virtual: scheduler, warming up", "virtual: scheduler, round 1 of 2");
    }
}
