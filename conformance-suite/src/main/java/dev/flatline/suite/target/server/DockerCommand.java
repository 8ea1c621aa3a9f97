package dev.flatline.suite.target.server;

import dev.flatline.suite.scenario.ServerSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The command line that runs a server in a container: Docker's own program, which tells us what the server writes. */
final class DockerCommand {

    private static final String DOCKER = "docker";
    private static final long ANSWER_SECONDS = 10;
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Programs programs;
    private final ServerSource.Container container;
    private final String name;

    DockerCommand(Programs programs, ServerSource.Container container) {
        this.programs = programs;
        this.container = container;
        this.name = "flatline-" + ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet();
    }

    /**
     * Makes sure that Docker answers and has the image: to fetch one takes minutes, and belongs to no run.
     *
     * @throws UnreadyServerException if not; at the latest after some seconds
     */
    void check() {
        Path docker = programs.find(DOCKER)
                .orElseThrow(() -> new UnreadyServerException(
                        "it runs in a container, and there is no \"docker\" on the PATH. Install Docker, or start the"
                                + " server by a command."));
        ask(docker, "Docker does not answer; is it started?", "version");
        ask(
                docker,
                "Docker does not have the image " + container.image() + "; get it with: docker pull "
                        + container.image(),
                "image",
                "inspect",
                container.image());
    }

    private static void ask(Path docker, String otherwise, String... question) {
        List<String> line = new ArrayList<>(List.of(docker.toString()));
        line.addAll(List.of(question));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var unused = process.onExit()
                    .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((ended, late) -> {
                        if (late != null) {
                            process.destroyForcibly();
                        }
                    });
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new UnreadyServerException(otherwise + Ending.words(lastLine(answer)));
            }
        } catch (IOException e) {
            throw new UnreadyServerException(otherwise + " (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadyServerException("interrupted while asking Docker.");
        }
    }

    private static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (one, next) -> next);
    }

    /** The command line, with the server's port published at {@code port} of the loopback interface. */
    List<String> line(int port) {
        List<String> line = new ArrayList<>(List.of(
                DOCKER,
                "run",
                "--rm",
                "--init",
                "--pull",
                "never",
                "--name",
                name,
                "--publish",
                "127.0.0.1:" + port + ":" + container.port()));
        container.environment().forEach((key, value) -> line.addAll(List.of("--env", key + "=" + value)));
        line.add(container.image());
        line.addAll(container.arguments());
        return line;
    }

    /** What removes the container, for a shell: killing Docker's program leaves it running. */
    String removal() {
        return DOCKER + " rm --force " + name;
    }
}
