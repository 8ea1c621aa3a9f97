package dev.flatline.simulator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that ends with us, whatever happens to us. */
class GuardedProcessTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    /** Ends by nothing but SIGKILL. */
    private static final List<String> STUBBORN =
            List.of("sh", "-c", "trap '' TERM INT HUP; echo ready; exec tail -f /dev/null");

    /** A program that starts a stubborn child, tells its number and waits. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException {
            GuardedProcess child = GuardedProcess.start(STUBBORN, Map.of());
            await().atMost(SOON).until(() -> child.output().equals("ready"));
            System.out.println(child.pid());
            child.endsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void itDoesNotOutliveAJvmThatIsKilled() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = parent.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly();

            await().atMost(SOON).until(() -> !child.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void closingKillsItAndReturnsWhenItIsDead() throws IOException {
        GuardedProcess child = GuardedProcess.start(STUBBORN, Map.of());
        await().atMost(SOON).until(() -> child.output().equals("ready"));

        child.close();

        assertThat(ProcessHandle.of(child.pid()).map(ProcessHandle::isAlive)).isNotEqualTo(Optional.of(true));
        assertThat(child.endsWithin(Duration.ZERO)).isTrue();
    }

    @Test
    void itHasNoInputAndTheEnvironmentItIsGiven() throws IOException {
        try (GuardedProcess child =
                GuardedProcess.start(List.of("sh", "-c", "cat; echo \"$WORD\" >&2"), Map.of("WORD", "given"))) {
            assertThat(child.endsWithin(SOON)).isTrue();
            await().atMost(SOON).until(() -> child.output().equals("given"));
        }
    }

    @Test
    void onlyTheLastLinesOfItsOutputAreKept() throws IOException {
        try (GuardedProcess child = GuardedProcess.start(List.of("seq", "1000"), Map.of())) {
            await().atMost(SOON).until(() -> child.output().endsWith("1000"));
            assertThat(child.output().lines()).hasSize(20);
        }
    }

    @Test
    void aProgramThatIsMissingEndsAtOnce() throws IOException {
        try (GuardedProcess child = GuardedProcess.start(List.of("/no/such/program"), Map.of())) {
            assertThat(child.endsWithin(SOON)).isTrue();
            await().atMost(SOON).until(() -> child.output().contains("/no/such/program"));
        }
    }

    @Test
    void itsChildrenDoNotOutliveItEither() throws IOException {
        GuardedProcess parent = GuardedProcess.start(
                List.of("sh", "-c", "sh -c 'trap \"\" TERM INT HUP; echo $$; exec tail -f /dev/null' & wait"),
                Map.of());
        await().atMost(SOON).until(() -> !parent.output().isEmpty());
        ProcessHandle child = ProcessHandle.of(Long.parseLong(parent.output())).orElseThrow();

        parent.close();

        await().atMost(SOON).until(() -> !child.isAlive());
    }

    @Test
    void whatIsAskedToEndMayDoSoInItsOwnWay() throws IOException {
        GuardedProcess polite = GuardedProcess.start(
                List.of("sh", "-c", "trap 'echo goodbye; exit 7' INT; echo ready; while :; do sleep 0.05; done"),
                Map.of());
        await().atMost(SOON).until(() -> polite.output().equals("ready"));

        assertThat(polite.stop("INT", SOON)).isTrue();
        assertThat(polite.exitCode()).isEqualTo(7);
        assertThat(polite.output()).endsWith("goodbye");
    }

    @Test
    void whatDoesNotEndWhenAskedIsKilled() throws IOException {
        GuardedProcess stubborn = GuardedProcess.start(STUBBORN, Map.of());
        await().atMost(SOON).until(() -> stubborn.output().equals("ready"));

        assertThat(stubborn.stop("TERM", Duration.ofMillis(50))).isFalse();
        assertThat(stubborn.isAlive()).isFalse();
    }

    @Test
    void whatItWritesIsToldLineByLine() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        try (GuardedProcess child = GuardedProcess.start(
                List.of("sh", "-c", "pwd; echo two >&2"), Path.of("/"), Map.of(), GuardedProcess.NOTHING, told::add)) {
            assertThat(child.endsWithin(SOON)).isTrue();
            assertThat(child.lastWords()).isEqualTo("/\ntwo");
        }
        assertThat(told).containsExactly("/", "two");
    }

    @Test
    void whatItLeavesElsewhereIsCleanedUpByTheGuard(@TempDir Path folder) throws IOException {
        Path left = Files.createFile(folder.resolve("left"));
        GuardedProcess child = GuardedProcess.start(STUBBORN, folder, Map.of(), "rm left", line -> {});

        child.close();

        assertThat(left).doesNotExist();
    }
}
