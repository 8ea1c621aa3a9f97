package dev.flatline.suite.target.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.flatline.suite.scenario.ServerSource;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How servers are started and waited for, and what their owner hears when that goes wrong. */
class ServerLauncherTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    private final ServerLauncher launcher = new ServerLauncher(line -> {});

    @Test
    void aLineCanBeTheSign() {
        try (StartedServer server = launcher.start(
                shell("echo; echo \"Up at $PORT\"; sleep 60", new ServerSource.Sign.Line("Up at [0-9]+"), LONG))) {
            assertThat(server.address()).matches("127\\.0\\.0\\.1:[0-9]+");
            assertThat(server.death()).isEmpty();
        }
    }

    @Test
    void anOpenPortCanBeTheSign() throws IOException {
        List<String> line = List.of(
                JAVA,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.flatline.suite.cli.Main",
                "serve",
                "--port",
                "{port}");
        ServerSource.Sign[] signs = {new ServerSource.Sign.Port(), new ServerSource.Sign.Http("/.json?ns=demo")};
        for (ServerSource.Sign sign : signs) {
            try (StartedServer server = launcher.start(program(line, Map.of(), sign, LONG))) {
                int port = Integer.parseInt(server.address().replaceFirst(".*:", ""));
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    assertThat(socket.isConnected()).isTrue();
                }
            }
        }
    }

    @Test
    void oneThatEndsBeforeItIsReadyIsToldWithItsLastWords() {
        assertThatExceptionOfType(UnreadyServerException.class)
                .isThrownBy(() -> launcher.start(
                        shell("echo reading; echo 'no such table' >&2; exit 3", new ServerSource.Sign.Port(), LONG)))
                .withMessageContaining("it ended before it was ready")
                .withMessageContaining("exit code 3")
                .withMessageContaining("    reading\n    no such table")
                .withMessageContaining("does it run by itself?");
    }

    @Test
    void oneThatIsNeverReadyIsKilledAndToldWithItsLastWords() throws IOException {
        Path number = folder.resolve("pid");

        assertThatExceptionOfType(UnreadyServerException.class)
                .isThrownBy(() -> launcher.start(shell(
                        "echo $$ > " + number + "; echo waiting; exec sleep 60",
                        new ServerSource.Sign.Line("Up"),
                        SHORT)))
                .withMessageContaining("was not ready within 300 ms: it wrote no line that matches \"Up\"")
                .withMessageContaining("    waiting")
                .withMessageContaining("Check \"ready\" and \"address\"");
        long pid = Long.parseLong(Files.readString(number).strip());
        await().until(() -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false), alive -> !alive);
    }

    @Test
    void oneThatDiesLaterTellsHow() throws IOException {
        try (StartedServer server = launcher.start(shell(
                "echo ready; while [ ! -e end ]; do sleep 0.05; done; echo 'out of luck'; exit 9",
                new ServerSource.Sign.Line("ready"),
                LONG))) {
            assertThat(server.death()).isEmpty();
            Files.createFile(folder.resolve("end"));

            await().atMost(LONG).until(() -> server.death().isPresent());
            assertThat(server.death())
                    .hasValueSatisfying(how ->
                            assertThat(how).contains("It ended with exit code 9. Its last lines:", "    out of luck"));
        }
    }

    @Test
    void whatWeStopHasNotDied() {
        StartedServer server =
                launcher.start(shell("echo ready; exec sleep 60", new ServerSource.Sign.Line("ready"), LONG));
        server.close();

        assertThat(server.death()).isEmpty();
    }

    @Test
    void aProgramThatIsMissingIsToldBeforeAnythingIsStarted() {
        assertThatExceptionOfType(UnreadyServerException.class)
                .isThrownBy(() -> launcher.start(
                        program(List.of("no-such-program"), Map.of(), new ServerSource.Sign.Port(), LONG)))
                .withMessageContaining("there is no \"no-such-program\" on the PATH");
        assertThatExceptionOfType(UnreadyServerException.class)
                .isThrownBy(
                        () -> launcher.start(program(List.of("./serve"), Map.of(), new ServerSource.Sign.Port(), LONG)))
                .withMessageContaining(folder.resolve("serve") + " is not a program");
    }

    @Test
    void whatTheTargetNeedsIsToldWithTheWayToGetIt() {
        assertThatExceptionOfType(UnreadyServerException.class)
                .isThrownBy(() -> launcher.start(program(
                        List.of("sh"),
                        Map.of("no-such-program", "npm install --global it"),
                        new ServerSource.Sign.Port(),
                        LONG)))
                .withMessageContaining("it needs \"no-such-program\"")
                .withMessageContaining("npm install --global it");
    }

    @Test
    void withoutDockerAContainerIsRefusedAtOnce() {
        assertThatExceptionOfType(UnreadyServerException.class)
                .isThrownBy(() -> docker("").start(container()))
                .withMessageContaining("there is no \"docker\" on the PATH");
    }

    @Test
    void aDockerThatDoesNotAnswerOrLacksTheImageIsToldApart() throws IOException {
        fakeDocker("echo 'Cannot connect to the Docker daemon' >&2; exit 1");
        assertThatExceptionOfType(UnreadyServerException.class)
                .isThrownBy(() -> docker("" + folder).start(container()))
                .withMessageContaining("Docker does not answer; is it started?")
                .withMessageContaining("Cannot connect to the Docker daemon");

        fakeDocker("[ $1 = version ] || { echo 'No such image' >&2; exit 1; }");
        assertThatExceptionOfType(UnreadyServerException.class)
                .isThrownBy(() -> docker("" + folder).start(container()))
                .withMessageContaining("docker pull example/server:1.2");
    }

    @Test
    void aContainerIsPublishedOnLoopbackOnlyAndNamedSoThatItCanBeRemoved() {
        DockerCommand docker = new DockerCommand(Programs.onPath(), container());

        assertThat(docker.line(7000))
                .startsWith("docker", "run", "--rm")
                .containsSequence("--publish", "127.0.0.1:7000:9000")
                .containsSequence("--env", "A=b", "example/server:1.2", "--verbose");
        assertThat(docker.removal())
                .isEqualTo(
                        "docker rm --force " + docker.line(1).get(docker.line(1).indexOf("--name") + 1));
    }

    private ServerLauncher docker(String searchPath) {
        return new ServerLauncher(line -> {}, new Programs(searchPath));
    }

    private void fakeDocker(String script) throws IOException {
        Path docker = folder.resolve("docker");
        Files.writeString(docker, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static ServerSource.Container container() {
        return new ServerSource.Container(
                "example/server:1.2",
                9000,
                List.of("--verbose"),
                Map.of("A", "b"),
                new ServerSource.Ready(new ServerSource.Sign.Port(), LONG),
                new ServerSource.Stop("TERM", LONG));
    }

    private ServerSource.Program shell(String script, ServerSource.Sign sign, Duration within) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "PORT={port}; " + script));
        return program(line, Map.of(), sign, within);
    }

    private ServerSource.Program program(
            List<String> line, Map<String, String> needs, ServerSource.Sign sign, Duration within) {
        return new ServerSource.Program(
                line,
                folder,
                Map.of(),
                "127.0.0.1:{port}",
                false,
                needs,
                new ServerSource.Ready(sign, within),
                new ServerSource.Stop("TERM", Duration.ofSeconds(2)));
    }
}
