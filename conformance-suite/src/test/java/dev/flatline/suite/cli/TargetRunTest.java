package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.suite.scenario.TargetFile;
import dev.flatline.suite.target.ReferenceTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets on the command line: what a name or a file means, and what a run makes of a server that it starts. */
class TargetRunTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    /** Ours as a stranger would start it. */
    private static final String SERVE = "%s -cp %s dev.flatline.suite.cli.Main serve --port {port}"
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"));

    @TempDir
    private Path folder;

    private final FlatlineCli flatline = new FlatlineCli();

    @Test
    void theReferenceIsATargetLikeAnyOther() {
        TargetFile shipped = new Targets(Installation.find()).load("--target", "reference");

        assertThat(shipped).isEqualTo(ReferenceTarget.file());
    }

    @Test
    void allThatComeWithFlatlineCanBeRead() {
        Targets targets = new Targets(Installation.find());

        assertThat(targets.names()).contains("database-emulator", "firebase-server", "reference");
        for (String name : targets.names()) {
            assertThat(targets.load("--target", name).name()).isEqualTo(name);
        }
    }

    @Test
    void aServerIsStartedPlayedAgainstAndNamed() throws IOException {
        Path target = target("exec " + SERVE, "isolation: { path: deep/down }");

        assertThat(run(target, "--run", "disconnect-writes/cut"))
                .as(flatline.err())
                .isZero();
        assertThat(flatline.out()).contains(target + " server, reference client", "1 scenario: all promises kept");
        assertThat(folder.resolve("out/journal.ndjson")).content().contains("\"server\":\"" + target + "\"");
    }

    @Test
    void aScenarioThatNeedsWhatTheTargetLacksIsSkippedWithTheReason() throws IOException {
        Path target = target("exec " + SERVE, "lacks: [behaviours]");

        assertThat(run(target, "--run", "presence/lift", "--run", "disconnect-writes/cut"))
                .isZero();
        assertThat(folder.resolve("out/journal.ndjson"))
                .content()
                .contains("It needs the capability 'behaviours', which the target file of");
    }

    @Test
    void aServerThatDiesHasBrokenItsPromisesAndIsQuoted() throws IOException {
        Path end = folder.resolve("end");
        Path target = target(
                SERVE + " & while [ ! -e " + end + " ]; do sleep 0.05; done; kill -9 $!; echo out of luck; exit 9", "");
        Path scenario = Files.writeString(folder.resolve("long.yaml"), """
                title: Nothing happens for a long time
                covers: [OD-02]
                clients: [alice]
                steps:
                  - expect: { path: nothing, stays: null, for: 100 s }
                """);

        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> run(target, scenario.toString()));
        await().atMost(LONG).until(() -> flatline.out().contains("live world") || exit.isDone());
        Files.createFile(end);

        assertThat(exit.join()).as(flatline.out() + flatline.err()).isEqualTo(1);
        assertThat(flatline.out())
                .contains("✗ FAIL", "The server under test has died.", "It ended with exit code 9.", "out of luck");
    }

    @Test
    void aServerThatIsNeverReadyIsAnErrorOfTheTarget() throws IOException {
        Path target = target("echo no such table; exit 3", "");

        assertThat(run(target, "--run", "disconnect-writes/cut")).isEqualTo(UserError.EXIT);
        assertThat(flatline.err())
                .contains(
                        "--target " + target,
                        "it ended before it was ready",
                        "no such table",
                        "does it run by itself?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run --target firebase-servr            | Did you mean 'firebase-server'?
            run --target no/such.yaml              | no/such.yaml: This file cannot be read: there is no such file.
            run --server firebase-servr            | Did you mean 'firebase-server'?
            run --virtual --target firebase-server | --virtual cannot reach the server of --target
            run --target firebase-server --mutant ignores-cancel | leave out --target
            run --target database-emulator --client nonsense | --client 'nonsense' is unknown.
            smoke firebase-servr                   | Did you mean 'firebase-server'?
            smoke reference --patience 0           | --patience must be from 1 to 600 seconds.
            """)
    void aWrongWordIsAnsweredWithTheRightOnes(String line, String told) {
        assertThat(flatline.run(line.split(" +"))).isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains(told);
    }

    @Test
    void aMistakeInATargetFileIsAnsweredWithPlaceAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "name: mine\nserver: { comand: [serve] }\n");

        assertThat(run(file)).isEqualTo(UserError.EXIT);
        assertThat(flatline.err())
                .contains("mine.yaml:2:11:", "server: { comand: [serve] }", "Did you mean \"command\"?");
    }

    @Test
    void initBeginsATargetFileThatCanBeReadAndNeverOverwritesOne() throws IOException {
        Path file = folder.resolve("mine.yaml");

        assertThat(flatline.run("init", file.toString())).isZero();
        assertThat(flatline.out()).contains("flatline smoke " + file);
        assertThat(new Targets(Installation.find())
                        .load("--target", file.toString())
                        .name())
                .isEqualTo("my-server");

        Files.writeString(file, "my own");
        assertThat(flatline.run("init", file.toString())).isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains("is there already", "--force");
        assertThat(file).hasContent("my own");
        assertThat(flatline.run("init", "--force", file.toString())).isZero();
        assertThat(file).content().startsWith("# What Flatline is to test.");
    }

    @Test
    void whatInitWritesBehindACommentIsRightToo() throws IOException {
        String template = InitCommand.template();
        for (String line : new String[] {
            "url: 127.0.0.1:9000",
            "container: { image: \"example/server:1.2\", port: 9000, arguments: [--verbose] }",
            "isolation: { path: flatline, in: demo }",
            "lacks: [transaction]"
        }) {
            assertThat(template).contains("# " + line);
        }
        Path file = Files.writeString(
                folder.resolve("boxed.yaml"),
                template.replaceFirst("(?m)^  command: .*$", "")
                        .replace("  # container:", "  container:")
                        .replace("# isolation: { path: flatline, in: demo }", "isolation: { path: flatline, in: demo }")
                        .replaceAll("(?m)^  # ((detection|blip|reconnect|ack|push|close): )", "  $1")
                        .replace("# lacks:", "lacks:"));

        assertThat(new Targets(Installation.find())
                        .load("--target", file.toString())
                        .timing()
                        .bounds())
                .containsKeys("detection", "blip", "reconnect", "ack", "push", "close");
    }

    @Test
    void smokeIsGreenForATargetThatWorks() throws IOException {
        Path target = target("exec " + SERVE, "isolation: { path: deep/down }");

        assertThat(flatline.run("smoke", "--patience", "60", target.toString())).isZero();
        assertThat(flatline.out())
                .containsSubsequence(
                        "✓ start: it listens at 127.0.0.1:",
                        "✓ connect: connected",
                        "✓ write: acknowledged",
                        "✓ read: \"hello\"",
                        "✓ listen: the value \"hello\"",
                        "✓ onDisconnect: acknowledged",
                        "flatline run --target " + target);
    }

    @Test
    void smokeBlamesTheDriverForWhatFailsOnTheReferenceServerToo() throws IOException {
        String greeting = "{\"flatline\":1,\"driver\":\"mute\",\"version\":\"1\",\"sdk\":\"none\",\"capabilities\":[]}";
        Path script = Files.writeString(folder.resolve("mute.sh"), "echo '" + greeting + "'; cat > /dev/null\n");
        Path target = Files.writeString(folder.resolve("mute.yaml"), """
                name: mute
                server: { reference: true }
                client: { name: mute, command: [sh, %s] }
                """.formatted(script));

        assertThat(flatline.run("smoke", "--patience", "1", target.toString())).isEqualTo(70);
        assertThat(flatline.out())
                .contains("✗ connect: nothing within 1000 ms", "check ", "The driver is broken, or what it drives");
    }

    @Test
    void smokeTellsAServerThatIsNeverReadyApart() throws IOException {
        Path target = target("exec sleep 60", "");
        Files.writeString(
                target, Files.readString(target).replace("port: true, within: 60 s", "line: never, within: 300 ms"));

        assertThat(flatline.run("smoke", target.toString())).isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains("the server of " + target, "it wrote no line that matches \"never\"");
    }

    @Test
    void smokeBlamesAServerThatDoesNotKnowDisconnectWrites() {
        Peers.requireFirebaseServer();

        assertThat(flatline.run("smoke", "--patience", "10", "firebase-server")).isEqualTo(1);
        assertThat(flatline.out())
                .containsSubsequence(
                        "✓ write: acknowledged",
                        "✗ read: nothing within 10000 ms",
                        "Does the server know the request g",
                        "✓ listen: the value \"hello\"",
                        "✗ onDisconnect: nothing within 10000 ms",
                        "The server fails");
    }

    @Test
    void driversAreListedWithWhatTheyAreAndWhetherTheyCanRun() {
        assertThat(flatline.run("drivers")).isZero();
        assertThat(flatline.out())
                .containsPattern("✓ reference +in this process; behaviours, clockJump")
                .containsPattern("✓ reference-process +")
                .containsPattern("[✓○✗] firebase-js ")
                .containsPattern("[✓○✗] firebase-admin-java ")
                .containsPattern("[✓○✗] wilddog-js ");
    }

    private Path target(String shell, String more) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), """
                name: mine
                server:
                  command: [sh, -c, '%s']
                  ready: { port: true, within: 60 s }
                timing: { heartbeat: { every: 60 s, timeout: 120 s } }
                %s
                """.formatted(shell, more));
    }

    private int run(Path target, String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(
                new String[] {"run", "--target", target.toString(), "--out", "" + folder.resolve("out")},
                0,
                words,
                0,
                5);
        System.arraycopy(more, 0, words, 5, more.length);
        return flatline.run(words);
    }
}
