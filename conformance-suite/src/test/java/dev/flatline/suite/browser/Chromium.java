package dev.flatline.suite.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A headless Chromium. It is spoken to through pipes, and ends by itself when they are closed: it outlives neither the test nor
 * the JVM.
 */
final class Chromium implements AutoCloseable {
    private static final String PROGRAM = "chromium";
    private static final String REQUIRE_VARIABLE = "FLATLINE_REQUIRE";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Chromium reads commands from descriptor 3 and writes answers to descriptor 4. */
    private static final String PIPES = "exec \"$@\" 3<&0 4>&1 >/dev/null 2>&1 </dev/null";

    private final Path profiles;
    private final Process process;
    private final DevTools devTools;

    private Chromium(Path profiles, Process process) {
        this.profiles = profiles;
        this.process = process;
        this.devTools = new DevTools(process.getInputStream(), process.getOutputStream());
    }

    /** Starts one, or skips the test where there is none, unless it is required. */
    static Chromium start() {
        Path program = find().orElseGet(Chromium::missing);
        try {
            Path profiles = Files.createTempDirectory("flatline-chromium");
            List<String> command = new ArrayList<>(List.of("sh", "-c", PIPES, "sh", program.toString()));
            command.addAll(List.of(
                    "--headless=new",
                    "--remote-debugging-pipe",
                    "--user-data-dir=" + profiles,
                    "--no-first-run",
                    "--no-proxy-server",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    // The sandbox does not work for root nor in most containers; all pages are ours.
                    "--no-sandbox",
                    "about:blank"));
            return new Chromium(profiles, new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find() {
        String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(searchPath.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path missing() {
        String reason = "there is no \"" + PROGRAM + "\" on the PATH";
        String required = Optional.ofNullable(System.getenv(REQUIRE_VARIABLE)).orElse("");
        return Arrays.asList(required.split(",", -1)).contains(PROGRAM)
                ? fail(reason + "; " + REQUIRE_VARIABLE + " asks for it")
                : abort(reason);
    }

    /** Opens a page of an app, which is ready when it has a {@code client}. */
    Page open(URI address) {
        return open(address, "typeof window.client === 'object'");
    }

    /** Opens a page that is ready when an expression is true in it. */
    Page open(URI address, String ready) {
        return new Page(devTools, address, ready);
    }

    /** Kills it with everything that belongs to it: no page hears of it. */
    void kill() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(profiles)) {
            List<File> deepestFirst =
                    files.sorted(Comparator.reverseOrder()).map(Path::toFile).toList();
            deepestFirst.forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(profiles).doesNotExist();
    }
}
