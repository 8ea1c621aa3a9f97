package dev.flatline.server.sdk;

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

    private final NodeSdk sdk;
    private final ReferenceServer server;
    private final Process process;
    private final Path output;
    private final Path log;

    private NodeSdkRun(NodeSdk sdk, ReferenceServer server, Process process, Path output, Path log) {
        this.sdk = sdk;
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
            Path output = scratch.resolve(sdk.id() + ".ndjson");
            Path log = scratch.resolve(sdk.id() + ".log");
            String address = server.host() + ":" + server.port();
            Process process = new ProcessBuilder(
                            node.toString(), "main.mjs", sdk.id(), address, String.valueOf(SKEW.toMillis()))
                    .directory(NodeSdk.FOLDER.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(log.toFile())
                    .start();
            process.getOutputStream().close();
            return new NodeSdkRun(sdk, server, process, output, log);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    NodeSdk sdk() {
        return sdk;
    }

    /**
     * Waits for the end of the run.
     *
     * @return all checks, in order
     * @throws AssertionError if the run broke off, with the end of its log
     */
    List<Check> checks() throws InterruptedException {
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
            throw new AssertionError(sdk.id() + " broke off after " + checks.size() + " checks, "
                    + (over ? "with exit code " + process.exitValue() : "since it took more than " + BOUND)
                    + System.lineSeparator() + tail());
        }
        return checks;
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
