package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a run is red, when it ends, and what it exits with. */
class GateOptionsTest {

    private static final String CANARY = """
            title: A canary, which expects the wrong thing
            covers: [%s]
            clients: [alice]
            steps:
              - client: alice
                set: { path: a, value: 1 }
              - expect: { path: a, becomes: 2, within: push }
            """;

    @TempDir
    private Path folder;

    private final FlatlineCli flatline = new FlatlineCli();

    @Test
    void aBrokenShouldIsRedOnlyInAStrictRun() throws IOException {
        Path warns = write("warns.yaml", CANARY.formatted("OD-18"));

        assertThat(play(warns)).isZero();
        assertThat(play(warns, "--strict")).isEqualTo(1);
        assertThat(flatline.out()).contains("! WARN", "1 of 1 scenario WARNED");
    }

    @Test
    void afterAFailureNothingIsBegunAnyMore() throws IOException {
        Path first = write("a.yaml", CANARY.formatted("OD-02"));
        Path second = write("b.yaml", CANARY.formatted("OD-02"));

        assertThat(play(first, second.toString(), "--fail-fast")).isEqualTo(1);
        assertThat(flatline.out()).contains("– SKIPPED", "a failed before (--fail-fast).");
        assertThat(flatline.out()).contains("1 of 2 scenarios FAILED").contains("also 1 SKIPPED");
    }

    @Test
    void whatIsKeptInEveryPlayPasses() {
        assertThat(flatline.run(
                        "run", "--virtual", "--repeat", "3", "--run", "disconnect-writes/cut", "--out", "" + folder))
                .isZero();
        assertThat(flatline.out()).contains("all promises kept");
    }

    @Test
    void aDryRunChecksEverythingAndLeavesNoJournal() {
        assertThat(flatline.run(
                        "run", "--virtual", "--dry-run", "--run", "disconnect-writes/cut", "--out", "" + folder))
                .isZero();
        assertThat(flatline.out()).contains("disconnect-writes/cut", "Nothing was played (--dry-run)");
        assertThat(folder.resolve("journal.ndjson")).doesNotExist();
    }

    @Test
    void aDryRunFindsWhatARunWouldComplainOf() {
        assertThat(flatline.run("run", "--dry-run", "--mutant", "none-such", "--out", "" + folder))
                .isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains("--mutant 'none-such' is unknown.");
    }

    @Test
    void theTimeFactorOfALiveRunIsMeasuredAndRecorded() {
        assertThat(flatline.run("run", "--run", "disconnect-writes/remove", "--out", "" + folder))
                .isZero();
        assertThat(JournalReader.read(folder.resolve("journal.ndjson"))
                        .header()
                        .timeFactor()
                        .getAsDouble())
                .isBetween(1.0, 10.0);
    }

    @Test
    void theTimeFactorThatIsGivenIsRecordedAndRepeated() throws IOException {
        Path canary = write(
                "canary.yaml",
                CANARY.formatted("OD-02").replace("becomes: 2, within: push", "becomes: 2, within: 10 ms"));

        assertThat(flatline.run("run", canary.toString(), "--time-factor", "1.5", "--out", "" + folder))
                .isNotZero();
        assertThat(JournalReader.read(folder.resolve("journal.ndjson")).header().timeFactor())
                .hasValue(1.5);
        assertThat(flatline.out()).contains("--time-factor 1.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --repeat 0             | --repeat must be from 1 to 10000, not 0.
            --repeat twice         | Invalid value for option '--repeat'
            --time-factor 0.5      | --time-factor must be from 1 to 100
            --time-factor NaN      | --time-factor must be from 1 to 100
            --time-factor fast     | --time-factor wants a number from 1 to 100, or auto, not 'fast'.
            --virtual --time-factor 2 | virtual time is never slow
            --baseline no/such.yaml | no/such.yaml: This file cannot be read: there is no such file.
            --baseline a.yaml --no-baseline | --baseline and --no-baseline contradict each other
            """)
    void whatMakesNoSenseIsAnError(String options, String told) {
        assertThat(flatline.run(("run --dry-run --out " + folder + " " + options).split(" ", -1)))
                .isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains(told);
    }

    private int play(Path file, String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(
                new String[] {"run", "--virtual", "--out", folder.toString(), file.toString()}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return flatline.run(words);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
