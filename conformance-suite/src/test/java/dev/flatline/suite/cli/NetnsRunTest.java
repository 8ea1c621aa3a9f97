package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flatline run --proxy netns}: packets that are really lost give the verdicts that the proxy's faults give. */
class NetnsRunTest {

    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-root-user", "--net");
    private static final String PROBE = "ip link set lo up && iptables -w -I INPUT -p tcp --dport 1 -j DROP";
    private static final long LIMIT_SECONDS = 120;

    @TempDir
    private Path out;

    @BeforeEach
    void aNamespaceCanBeHad() throws Exception {
        Process probe = inside(List.of("sh", "-c", PROBE));
        String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (probe.waitFor() != 0) {
            throw missing(output);
        }
    }

    @Test
    void lossByTheKernelIsLossToTheSuite() throws Exception {
        Journal journal = run("netns", "connection-state/*", "heartbeat/signal-loss", "heartbeat/nothing-arrives-*");

        assertThat(journal.header().target().proxy()).isEqualTo("netns");
        assertThat(journal.scenarios()).hasSizeGreaterThan(5).allSatisfy(NetnsRunTest::passed);
    }

    @Test
    void promisesHoldOnALineThatLosesPackets() throws Exception {
        Journal journal = run("netns-loss-3", "disconnect-writes/*", "pending-writes/order");

        assertThat(journal.scenarios()).hasSizeGreaterThan(5).allSatisfy(NetnsRunTest::passed);
    }

    private static void passed(ScenarioRun run) {
        assertThat(run.verdict().orElseThrow().verdict())
                .as("%s: %s", run.scenario().id(), run.verdict().orElseThrow().reason())
                .isEqualTo(Verdict.PASS);
    }

    private Journal run(String proxy, String... globs) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--proxy",
                proxy,
                "--time-factor",
                "3",
                "--out",
                out.toString()));
        for (String glob : globs) {
            command.addAll(List.of("--run", glob));
        }
        Process run = inside(command);
        try {
            String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(run.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).as(output).isZero();
            return JournalReader.read(out.resolve("journal.ndjson"));
        } finally {
            run.destroyForcibly();
        }
    }

    private static Process inside(List<String> command) {
        List<String> whole = new ArrayList<>(NAMESPACE);
        whole.addAll(command);
        try {
            return new ProcessBuilder(whole).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw missing(e.toString());
        }
    }

    private static AssertionError missing(String reason) {
        String required = Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
        return Arrays.asList(required.split(",", -1)).contains("netns")
                ? new AssertionError(reason + "; " + REQUIRE_VARIABLE + " asks for netns")
                : abort("no network namespace with a packet filter: " + reason);
    }
}
