package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the user gets wrong is answered with what, where and what to do, and with the documented exit code. */
class CommandLineTest {

    private static final int USAGE = 64;
    private static final int SCREEN_LINES = 24;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void tellWhereTheCheckoutIs() {
        System.setProperty(
                "flatline.home", Path.of("..").toAbsolutePath().normalize().toString());
    }

    @Test
    void withoutArgumentsItSaysWhatItCanDo() {
        assertThat(flatline()).isZero();
        assertThat(out.toString()).contains("run", "serve", "Exit codes:", "flatline run --virtual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "rerun", "repro", "explain", "serve", "proxy", "mutants"})
    void everyCommandHasHelp(String command) {
        assertThat(flatline(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: flatline " + command);
    }

    @Test
    void theManyOptionsOfARunAreInGroups() {
        assertThat(flatline("run", "--help")).isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "--list",
                        "Which scenarios are played:",
                        "--run=GLOB",
                        "--shard=I/N",
                        "What is put under test, and through what:",
                        "--client=NAME",
                        "How the run is judged, and when it ends:",
                        "--repeat=N",
                        "Which failures are known:",
                        "--baseline=FILE");
    }

    @Test
    void aGreenRunExitsWithZeroAndLeavesItsFiles() {
        assertThat(flatline("run", "--virtual", "--run", "disconnect-writes/cut", "--out", folder.toString()))
                .isZero();
        assertThat(out.toString()).contains("PASS", "1 scenario: all promises kept", "detection bound");
        assertThat(folder.resolve("journal.ndjson")).isNotEmptyFile();
        assertThat(folder.resolve("junit.xml")).isNotEmptyFile();
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
        assertThat(folder.resolve("summary.md")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"server-timestamps/increment, 5 scenarios:", "server-timestamps/increment@text, 1 scenario:"})
    void aTableIsChosenByItsNameAndARowByItsOwn(String glob, String told) {
        assertThat(flatline("run", "--virtual", "--run", glob, "--out", folder.toString()))
                .isZero();
        assertThat(out.toString()).contains(told + " all promises kept");
    }

    @Test
    void aRedRunExitsWithOneAndShowsRequirementTimelineAndHowToRepeatIt() {
        int exit = flatline(
                "run",
                "--virtual",
                "--run",
                "disconnect-writes/cut",
                "--mutant",
                "forgets-disconnect-on-cut",
                "--out",
                folder.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("✗ FAIL", "OD-02", "↯ cut", "expected", "actual", "nearest")
                .contains("./flatline run --run disconnect-writes/cut --seed 1 --virtual --mutant"
                        + " forgets-disconnect-on-cut")
                .contains("breaks OD-02");
    }

    @Test
    void mutantsOfServerAndClientAreCaughtAndCounted() {
        assertThat(flatline("mutants", "ignores-cancel", "hides-loss")).isZero();
        assertThat(out.toString())
                .contains("2 mutants against ", "the unbroken reference keeps all promises", "the canary", "fails")
                .containsPattern("✓ ignores-cancel +server, cancelling +OD-10 +disconnect-writes/")
                .containsPattern("✓ hides-loss +client, state +CON-03 +connection-state/")
                .contains("2 of 2 mutants caught, in ");
    }

    @Test
    void aMutantThatSurvivesIsToldApartFromOneThatNobodyLooksFor() {
        // The next loss comes before the client has asked for anything again.
        assertThat(flatline(
                        "mutants", "repeats-disconnect", "hides-loss", "--run", "disconnect-writes/once-per-session"))
                .isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("✗ repeats-disconnect +client, writes +OD-08 +SURVIVED 1 scenario\n")
                .contains("0 of 1 mutant caught", "No chosen scenario covers what 1 other mutant would break.");
    }

    @Test
    void theGalleryCanBeListed() {
        assertThat(flatline("mutants", "--list")).isZero();
        assertThat(out.toString())
                .contains("ignores-cancel  (server, cancelling; breaks OD-10)", "hides-loss  (client, state; breaks");
    }

    @Test
    void aMutantOfTheClientIsCaughtByARun() {
        assertThat(flatline(
                        "run",
                        "--virtual",
                        "--mutant",
                        "hides-loss",
                        "--run",
                        "connection-state/refuse",
                        "--out",
                        folder.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("The mutant hides-loss breaks CON-03, CON-05: caught by connection-state/refuse.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run --virtual --run nothing/such        | no scenario matches --run 'nothing/such'
            run --virtual --run disconect-writes/cut | Did you mean 'disconnect-writes/cut'?
            run --virtual --run '['                 | is not a glob
            run --mutant forgets-disconect-on-cut   | Did you mean 'forgets-disconnect-on-cut'?
            run --client firebase                   | There are: reference, reference-process, firebase-js, firebase-js-8,
            run --virtual --client firebase-js      | needs a client that can live in virtual time
            run --virtual --server localhost:1      | cannot reach the server of --server
            run --server localhost                  | wants HOST:PORT
            run --server localhost:1 --mutant ignores-cancel | leave out --server
            run --client firebase-js --mutant hides-loss | leave out --client
            run --virtual --seed seven              | Invalid value for option '--seed'
            run --time-factor 0.5                   | must be from 1 to 100
            run --jobs 0                            | must be at least 1
            run --proxy docker                      | is neither one of auto, embedded, binary, container
            run --proxy https://localhost:1         | is not the URL of a Toxiproxy, such as http://127.0.0.1:8474
            run --proxy http://127.0.0.1:1          | no Toxiproxy answers at http://127.0.0.1:1
            run --proxy binary --toxiproxy-binary /no/such | /no/such is not a program that can be run
            run --toxiproxy-binary /no/such         | goes with --proxy binary
            run --virtual --proxy binary            | --virtual has a network of its own
            run --virtua                            | --virtual
            serve --port 70000                      | port
            serve --host 0.0.0.0                    | --expose
            serve --ping-seconds 10 --timeout-seconds 5 | twice the ping interval
            serve --disconnect-run one-by-on        | did you mean one-by-one?
            serve --last-session EAGER              | is none of eager, late, ignore
            serve --rules no/such.json              | cannot read --rules
            serve --rules pom.xml                   | pom.xml:1:1: expected a value
            serve --secret no/such.txt              | cannot read --secret
            serve --import no/such.json             | cannot import no/such.json: there is no such file.
            serve --import pom.xml                  | cannot import pom.xml: not a JSON object:
            serve --export no/such/data.json        | cannot export to no/such/data.json: there is no directory
            serve --admin-token no/such.txt         | cannot read --admin-token
            serve --admin-token pom.xml             | the admin token must be 8 or more letters
            serve --mutant nonsense                 | --mutant 'nonsense' is unknown.
            serve --mutant hides-loss               | --mutant 'hides-loss' is unknown.
            proxy --port 70000                      | port must be between 0 and 65535, not 70000.
            proxy -port seven                       | Invalid value for option '--port'
            proxy --host 0.0.0.0                    | this proxy asks nobody for a password
            proxy --host no.such.host.invalid       | is not an address of this machine
            proxy --config missing.json             | cannot read missing.json: there is no such file.
            bench server --rounds 0                 | --rounds must be at least 1, not 0.
            bench server --only fanout              | Did you mean 'fan-out'?
            bench server --url localhost            | is not the URL of a server, such as ws://127.0.0.1:9000
            mutants ignores-cancle                  | Did you mean 'ignores-cancel'?
            mutants nonsense                        | the mutant 'nonsense' is unknown.
            mutants --run nothing/such              | no scenario matches
            fly                                     | See 'flatline --help'
            """)
    void wrongUsageIsExplained(String line, String told) {
        assertThat(flatline(line.split(" ", -1))).isEqualTo(USAGE);
        assertThat(err.toString()).contains(told);
        assertThat(err.toString().lines()).hasSizeLessThan(SCREEN_LINES);
    }

    @Test
    void aServerThatIsNotThereIsNoBrokenPromise() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(flatline("run", "--server", "127.0.0.1:" + port, "--out", folder.toString()))
                .isEqualTo(USAGE);
        assertThat(err.toString()).contains("127.0.0.1:" + port, "no server can be reached there", "Start it first");
    }

    @Test
    void aServerThatNeverAnswersIsNoBrokenPromise() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + mute.getLocalPort();

            assertThat(flatline("run", "--server", address, "--out", folder.toString()))
                    .isEqualTo(USAGE);
            assertThat(err.toString()).contains(address, "sent no Firebase handshake within 10 s", "wire protocol 5");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(flatline("serve", "--port", port)).isEqualTo(USAGE);
            assertThat(err.toString()).contains(port).containsIgnoringCase("in use");
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        Path missing = folder.resolve("missing.yaml");

        assertThat(flatline("run", "--virtual", missing.toString())).isEqualTo(USAGE);
        assertThat(err.toString()).contains("missing.yaml");
    }

    @Test
    void anOutputFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(flatline("run", "--virtual", "--out", file.resolve("below").toString()))
                .isEqualTo(USAGE);
        assertThat(err.toString()).contains("cannot make the folder", "--out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - { client: alice, sett: { path: a, value: 1 } } | Did you mean "set"?
            - fault: { cutt: alice }                         | Did you mean "cut"?
            - expect: { path: a, becomes: 1, within: [] }    | within
            - { client: mallory, goOffline: true }           | mallory
            """)
    void aBadScenarioIsAnsweredWithItsPlaceAndLine(String step, String told) throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.yaml"), "title: Bad\ncovers: [OD-02]\nclients: [alice]\nsteps:\n  " + step + "\n");

        assertThat(flatline("run", "--virtual", file.toString())).isEqualTo(USAGE);
        assertThat(err.toString()).contains("bad.yaml:5:").contains(told).contains("^");
        assertThat(err.toString().lines()).hasSizeLessThan(SCREEN_LINES);
    }

    @Test
    void anUnknownRequirementIsAnsweredWithTheNearestOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.yaml"),
                "title: Bad\ncovers: [OD-2]\nclients: [alice]\nsteps:\n  - client: alice\n    goOffline: true\n");

        assertThat(flatline("run", "--virtual", file.toString())).isEqualTo(USAGE);
        assertThat(err.toString()).contains("bad.yaml:2:", "OD-2", "Did you mean \"OD-02\"?");
    }

    private int flatline(String... arguments) {
        CommandLine command = Main.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
