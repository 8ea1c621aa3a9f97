package dev.flatline.suite.bench.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.simulator.toxiproxy.UnavailableToxiproxyException;
import dev.flatline.suite.bench.Row;
import dev.flatline.suite.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every measurement at its smallest, beside a second engine of ours that stands in for the real Toxiproxy. */
class ProxyBenchmarkTest {
    private static final ProxyScale SMALLEST = new ProxyScale(10, 100_000, 2, 4, 3);

    @TempDir
    private Path folder;

    private final List<String> progress = new ArrayList<>();

    @Test
    void everythingIsMeasuredBesideThePeerAndNothingIsLeftRunning() throws Exception {
        try (ProxyBenchmark benchmark =
                ProxyBenchmark.start(SMALLEST, 2, engine(), Optional.of(standIn()), progress::add)) {
            List<Row> rows = benchmark.run();

            assertThat(rows)
                    .extracting(Row::what)
                    .startsWith(
                            "proxy: round trip of 32 B",
                            "proxy: bulk throughput",
                            "proxy: latency toxic, error p99",
                            "proxy: control call under load, p99",
                            "proxy: control call, processors saturated, p99");
            assertThat(rows).allSatisfy(row -> assertThat(row.ours().count()).isEqualTo(2));
            assertThat(rows.subList(0, 4)).allSatisfy(row -> {
                assertThat(row.peer().orElseThrow().name()).isEqualTo("Toxiproxy 2.12.0");
                assertThat(row.ours().min()).isPositive();
                assertThat(row.peer().orElseThrow().samples().min()).isPositive();
                assertThat(row.isMet()).isPresent();
            });
            assertThat(progress).contains("proxy: bulk throughput, round 2 of 2");
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> proxiesRunning() == 0);
    }

    @Test
    void aPeerThatCannotBeStartedIsNamedAndOursIsEnded() {
        Path nobody = folder.resolve("toxiproxy-server");

        assertThatThrownBy(() -> ProxyBenchmark.start(SMALLEST, 1, engine(), Optional.of(nobody), progress::add))
                .isInstanceOf(UnavailableToxiproxyException.class)
                .hasMessageContaining(nobody + " is not a program that can be run");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> proxiesRunning() == 0);
    }

    @Test
    void aRatioIsNoAimForOneAlone() throws Exception {
        Comparison alone = new Comparison(1, Optional.empty(), progress::add);

        Row row = alone.row("speed", "1/s", Optional.of(ProxyBenchmark.NO_SLOWER), "", () -> 7, () -> {
            throw new IllegalStateException("there is nobody to measure");
        });

        assertThat(row.ours().median()).isEqualTo(7);
        assertThat(row.peer()).isEmpty();
        assertThat(row.aim()).isEmpty();
    }

    private static List<String> engine() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName(), "proxy");
    }

    private Path standIn() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path script = folder.resolve("toxiproxy-server");
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + java + "' -cp '" + System.getProperty("java.class.path") + "' "
                        + Main.class.getName() + " proxy \"$@\"\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static long proxiesRunning() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.filter(child -> child.info().arguments().stream()
                            .flatMap(Stream::of)
                            .anyMatch("proxy"::equals))
                    .count();
        }
    }
}
