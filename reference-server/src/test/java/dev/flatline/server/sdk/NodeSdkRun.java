package dev.flatline.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flatline.server.Liveness;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One SDK, in a process of its own, put to all its checks against a server of its own. */
final class NodeSdkRun implements AutoCloseable {
    /** An hour ahead, so that a client's time is never mistaken for the server's. */
    private static final Duration SKEW = Duration.ofHours(1);

    /** A run takes some twenty seconds on an idle machine. */
    private static final Duration BOUND = Duration.ofMinutes(5);

    private static final int TAIL_LINES = 40;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What became of one check.
     *
     * @param name as the program calls it
     * @param error what went wrong, with where; empty if nothing did
     */
    record Check(String name, String error) {}

    private final String name;
    private final ReferenceServer server;
    private final Process process;
    private final Path output;
    private final Path log;

    private NodeSdkRun(String name, ReferenceServer server, Process process, Path output, Path log) {
        this.name = name;
        this.server = server;
        this.process = process;
        this.output = output;
        this.log = log;
    }

    /** Starts the run; it goes on by itself. */
    static NodeSdkRun start(NodeSdk sdk, Path node, Path scratch) throws IOException {
        ServerConfig config = ServerConfig.builder()
                .liveness(Liveness.ping(Duration.ofSeconds(1), Duration.ofSeconds(30)))
                .build();
        ReferenceServer server = ReferenceServer.start(config, Clock.offset(Clock.systemUTC(), SKEW));
        try {
            Path rules = NodeSdk.FOLDER.resolve("checks").resolve("rules.json");
            server.setRules("secured", Rules.parse(Files.readString(rules)));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        List<String> program = List.of(
                node.toString(),
                "main.mjs",
                sdk.id(),
                server.host() + ":" + server.port(),
                String.valueOf(SKEW.toMillis()));
        return start(sdk.id(), server, NodeSdk.FOLDER, program, scratch);
    }

    /**
     * Starts a run of a program that tells its checks as {@code main.mjs} does.
     *
     * @param name of the run, unique among those that share {@code scratch}
     * @param server is closed with the run
     * @param folder where the program runs
     */
    static NodeSdkRun start(String name, ReferenceServer server, Path folder, List<String> program, Path scratch)
            throws IOException {
        try {
            Path output = scratch.resolve(name + ".ndjson");
            Path log = scratch.resolve(name + ".log");
            Process process = new ProcessBuilder(program)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(log.toFile())
                    .start();
            process.getOutputStream().close();
            return new NodeSdkRun(name, server, process, output, log);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    /**
     * Waits for the end of the run.
     *
     * @return all checks, in order
     * @throws AssertionError if the run broke off, with the end of its log
     */
    private List<Check> checks() throws InterruptedException {
        boolean over = process.waitFor(BOUND.toMillis(), TimeUnit.MILLISECONDS);
        List<Check> checks = new ArrayList<>();
        int announced = -1;
        for (String line : lines(output)) {
            JsonNode message = JSON.readTree(line);
            if (message.has("check")) {
                checks.add(new Check(
                        message.get("check").asString(), message.path("error").asString("")));
            }
            announced = message.path("done").asInt(announced);
        }
        if (!over || process.exitValue() != 0 || announced != checks.size()) {
            throw new AssertionError(name + " broke off after " + checks.size() + " checks, "
                    + (over ? "with exit code " + process.exitValue() : "since it took more than " + BOUND)
                    + System.lineSeparator() + tail());
        }
        return checks;
    }

    /** A test for each check. The run is only waited for when the first one's turn has come. */
    Stream<DynamicTest> tests() {
        return Stream.of(this).flatMap(each -> each.checksOrError().stream()).map(check -> {
            String test = name + ": " + check.name();
            return dynamicTest(test, () -> assertThat(check.error()).as(test).isEmpty());
        });
    }

    private List<Check> checksOrError() {
        try {
            return checks();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + name, e);
        }
    }

    private String tail() {
        List<String> lines = lines(log);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        server.close();
    }
}
