package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --watch}, as somebody who writes scenarios sees it. */
class WatchingTest {

    private static final String SCENARIO = """
            title: %s
            covers: [OD-02]
            clients: [alice]
            steps:
              - client: alice
                set: { path: a, value: 1 }
              - expect: { path: a, becomes: %d, within: push }
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final FlatlineCli flatline = new FlatlineCli();
    private final AtomicReference<Thread> watching = new AtomicReference<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void endTheThread() {
        thread.shutdownNow();
    }

    @Test
    void playsAllOnceAndThenWhatChangesUntilItIsInterrupted() throws Exception {
        Path first = write("first.yaml", SCENARIO.formatted("First", 1));
        Path second = write("second.yaml", SCENARIO.formatted("Second", 1));
        CompletableFuture<Integer> exit = watch(first, second);
        awaitOut("2 scenarios: all promises kept", 1);
        awaitOut("Watching for changes", 1);

        write("second.yaml", SCENARIO.formatted("Second", 2));
        awaitOut("1 of 1 scenario FAILED", 1);
        awaitOut("Watching for changes", 2);

        write("second.yaml", "title: [\n");
        await().atMost(PATIENCE).until(() -> flatline.err().contains("second.yaml:2:1: This is not valid YAML"));

        write("second.yaml", SCENARIO.formatted("Second", 1));
        awaitOut("1 scenario: all promises kept", 1);

        Objects.requireNonNull(watching.get()).interrupt();
        assertThat(exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(Watching.INTERRUPTED);
    }

    private CompletableFuture<Integer> watch(Path first, Path second) {
        return CompletableFuture.supplyAsync(
                () -> {
                    watching.set(Thread.currentThread());
                    return flatline.run(
                            "run",
                            "--virtual",
                            "--watch",
                            "--out",
                            "" + folder.resolve("out"),
                            "" + first,
                            "" + second);
                },
                thread);
    }

    private void awaitOut(String told, int times) {
        await().atMost(PATIENCE).until(() -> flatline.out().split(told, -1).length > times);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
