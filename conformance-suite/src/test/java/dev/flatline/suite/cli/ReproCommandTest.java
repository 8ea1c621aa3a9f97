package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a journal back to a run: of everything that failed, or of one scenario in a file of its own. */
class ReproCommandTest {

    private static final String[] RANDOM = {"--run", "weak-network/flaps", "--seed", "42"};
    private static final String[] CUT = {"--run", "disconnect-writes/cut", "--mutant", "forgets-disconnect-on-cut"};

    @TempDir
    private Path folder;

    private FlatlineCli flatline = new FlatlineCli();

    @Test
    void theFilePlaysTheSameCourseOfEventsUnderAnotherNameAndWithoutTheSeedOfTheRun() {
        assertThat(play("first", RANDOM)).isZero();
        Path file = folder.resolve("again.yaml");

        assertThat(flatline.run("repro", journal("first"), "weak-network/flaps", "--to", file.toString()))
                .isZero();
        assertThat(play("second", file.toString())).isZero();

        assertThat(events("second")).isEqualTo(events("first"));
        assertThat(play("third", "--run", "weak-network/flaps", "--seed", "43")).isZero();
        assertThat(events("third")).isNotEqualTo(events("first"));
    }

    @Test
    void theFileTellsWhatHappenedWhichFaultsHitAndHowToRunIt() throws IOException {
        assertThat(play("first", CUT)).isEqualTo(1);
        Path file = folder.resolve("cut.yaml");

        assertThat(flatline.run("repro", journal("first"), "disconnect-writes/cut", "--to", file.toString()))
                .isZero();

        assertThat(Files.readString(file))
                .startsWith("# The scenario disconnect-writes/cut as it was played (flatline")
                .contains(
                        "\n# FAIL: ",
                        "\n# requirement: OD-02\n",
                        "\n# expected:    losses/alice becomes 1",
                        "  alice  cut\n")
                .contains("\n# Run it: ./flatline run " + file + " --virtual --mutant forgets-disconnect-on-cut\n")
                .contains("\nseed: ", "\ntitle: ");
        assertThat(flatline.out()).contains("./flatline run " + file + " --virtual --mutant");
        assertThat(play("second", file.toString(), "--mutant", "forgets-disconnect-on-cut"))
                .isEqualTo(1);
    }

    @Test
    void aRowOfATableBecomesAFileOfThatRowAlone() throws IOException {
        String row = "rest/timestamp@PATCH";
        assertThat(play("first", "--run", row)).isZero();
        Path file = folder.resolve("row.yaml");

        assertThat(flatline.run("repro", journal("first"), row, "--to", file.toString()))
                .isZero();
        assertThat(play("second", file.toString())).isZero();

        assertThat(ids("second", Verdict.PASS)).containsExactly(folder.resolve("row") + "@PATCH");
        assertThat(events("second")).isEqualTo(events("first"));
        assertThat(Files.readString(file)).contains("for: { \"PATCH\": { ").doesNotContain("PUT");
    }

    @Test
    void whatItIsGivenWrongIsTold() throws IOException {
        assertThat(play("first", CUT)).isEqualTo(1);
        Path taken = Files.writeString(folder.resolve("taken.yaml"), "");
        Path noJournal = Files.writeString(folder.resolve("no.ndjson"), "{}\n");

        assertRefused("there is no journal", "repro", "no/such.ndjson", "a/b");
        assertRefused("no.ndjson is not a journal", "repro", noJournal.toString(), "a/b");
        assertRefused("Did you mean 'disconnect-writes/cut'?", "repro", journal("first"), "disconnect-write/cut");
        assertRefused("is there already", "repro", journal("first"), "disconnect-writes/cut", "--to", taken.toString());
        assertRefused("there is no journal", "rerun", "--failed", "no/such.ndjson");
    }

    @Test
    void aScenarioThatIsNotTheOneThatWasPlayedIsRefused() throws IOException {
        String text = "title: %s\ncovers: [OD-02]\nclients: [alice]\nsteps:\n  - client: alice\n    goOffline: true\n";
        Path own = Files.writeString(folder.resolve("own.yaml"), text.formatted("One"));
        assertThat(play("first", own.toString())).isZero();
        Files.writeString(own, text.formatted("Another"));

        assertRefused("is not the one that was played any more", "repro", journal("first"), folder + "/own");
    }

    @Test
    void aRerunPlaysWhatFailedAsItWasPlayed() {
        assertThat(play(
                        "first",
                        "--run",
                        "disconnect-writes/c*",
                        "--mutant",
                        "forgets-disconnect-on-cut",
                        "--seed",
                        "5"))
                .isEqualTo(1);
        List<String> failed = ids("first", Verdict.FAIL);
        assertThat(failed).contains("disconnect-writes/cut");

        assertThat(flatline.run("rerun", "--failed", journal("first"), "--out", "" + folder.resolve("second")))
                .isEqualTo(1);

        assertThat(flatline.out()).contains("--seed 5 --virtual --mutant forgets-disconnect-on-cut");
        assertThat(ids("second", Verdict.FAIL)).isEqualTo(failed);
        assertThat(JournalReader.read(Path.of(journal("second"))).scenarios()).hasSameSizeAs(failed);
    }

    @Test
    void aRerunOfNothingSaysSo() {
        assertThat(play("first", RANDOM)).isZero();

        assertThat(flatline.run("rerun", "--failed", journal("first"))).isZero();
        assertThat(flatline.out()).contains("Nothing to play: none of the 1 scenarios");
    }

    @Test
    void aRerunFindsFilesOfTheUsersOwnAgain() throws IOException {
        Path own = Files.writeString(
                folder.resolve("own.yaml"),
                "title: Own\ncovers: [OD-02]\nclients: [alice]\nsteps:\n  - expect: { path: a, becomes: 1, within: push }\n");
        assertThat(play("first", own.toString())).isEqualTo(1);
        assertThat(flatline.out()).contains("repeat    ./flatline run " + own + " --seed 1 --virtual");

        assertThat(flatline.run("rerun", "--failed", journal("first"))).isEqualTo(1);
    }

    private int play(String name, String... options) {
        List<String> words = new ArrayList<>(
                List.of("run", "--virtual", "--out", folder.resolve(name).toString()));
        words.addAll(List.of(options));
        flatline = new FlatlineCli();
        return flatline.run(words.toArray(String[]::new));
    }

    private String journal(String name) {
        return folder.resolve(name).resolve("journal.ndjson").toString();
    }

    private List<String> events(String name) {
        return JournalReader.read(Path.of(journal(name))).scenarios().stream()
                .flatMap(run -> run.events().stream())
                .map(ReproCommandTest::anonymous)
                .toList();
    }

    private static String anonymous(EventRecord event) {
        return event.timeMicros() + " " + event.lane().name() + " " + event.kind() + " " + event.text();
    }

    private List<String> ids(String name, Verdict verdict) {
        return JournalReader.read(Path.of(journal(name))).scenarios().stream()
                .filter(run ->
                        run.verdict().filter(it -> it.verdict() == verdict).isPresent())
                .map(ScenarioRun::scenario)
                .map(it -> it.id())
                .toList();
    }

    private void assertRefused(String told, String... words) {
        flatline = new FlatlineCli();
        assertThat(flatline.run(words)).isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains(told);
    }
}
