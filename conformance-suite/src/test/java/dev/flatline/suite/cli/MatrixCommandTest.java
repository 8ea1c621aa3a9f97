package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flatline.reports.render.MatrixColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixCommandTest {

    @TempDir
    private Path folder;

    private final FlatlineCli flatline = new FlatlineCli();

    @Test
    void isMadeOfTheJournalsOfRuns() throws IOException {
        flatline.run("run", "--virtual", "--run", "disconnect-writes/cut", "--out", folder.resolve("kept") + "");
        flatline.run(
                "run",
                "--virtual",
                "--run",
                "disconnect-writes/cut",
                "--mutant",
                "forgets-disconnect-on-cut",
                "--out",
                folder.resolve("broken") + "");
        Path matrix = folder.resolve("matrix.md");

        int exit = flatline.run(
                "matrix",
                folder.resolve("kept/journal.ndjson") + "",
                folder.resolve("broken/journal.ndjson") + "",
                "--not-played",
                "some-sdk=it needs what is not here",
                "--to",
                matrix + "");

        assertThat(exit).isZero();
        assertThat(Files.readString(matrix))
                .contains(
                        "| promise | level | reference (virtual) | reference with forgets-disconnect-on-cut (virtual) | some-sdk |")
                .contains(
                        "| **OD-02** A disconnect write runs when the connection breaks or the client crashes. | MUST | ✓ | ✗ | · |")
                .contains("| some-sdk | | | | | not played: it needs what is not here |");
        assertThat(Files.readString(folder.resolve("matrix.json"))).contains("\"OD-02\"");
    }

    @Test
    void asksForJournals() {
        assertThat(flatline.run("matrix", "--to", "matrix.md")).isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains("there is no journal to make a matrix of.", "--play");
    }

    @Test
    void asksForAFileOfMarkdown() {
        assertThat(flatline.run("matrix", "--play", "--to", "matrix.html")).isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains("--to wants a file that ends in .md, not 'matrix.html'.");
    }

    @Test
    void doesNotLeaveOutWhatItWouldNotPlay() {
        assertThat(flatline.run("matrix", "some.ndjson", "--skip", "wilddog-js", "--to", "matrix.md"))
                .isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains("--run and --skip go with --play.");
    }

    @Test
    void playsEveryClientAndEveryTarget() {
        assertThat(MatrixPlay.all(List.of("firebase-server", "reference")))
                .extracting(MatrixPlay::name)
                .startsWith("reference (virtual)", "reference", "reference-process", "firebase-js")
                .endsWith("wilddog-js-0.7", "firebase-server")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBePlayedSaysWhy() throws Exception {
        List<String> told = new ArrayList<>();
        MatrixPlays plays = new MatrixPlays(folder, List.of("disconnect-writes/cut"), told::add);

        List<MatrixColumn> columns = plays.playAll(
                List.of(
                        new MatrixPlay("reference (virtual)", List.of("--virtual")),
                        new MatrixPlay("nowhere", List.of("--client", "nowhere")),
                        new MatrixPlay("slow", List.of())),
                List.of("slow"));

        assertThat(columns).extracting(MatrixColumn::name).containsExactly("reference (virtual)", "nowhere", "slow");
        assertThat(columns.get(0).journal()).isPresent();
        assertThat(columns.get(1).reason()).contains("nowhere");
        assertThat(columns.get(2)).isEqualTo(MatrixColumn.notPlayed("slow", "left out"));
        assertThat(told)
                .contains(
                        "  1 scenario: all promises kept (virtual proxy, reference server, reference client, detection bound 4.5 s).");
    }

    @Test
    void leavesOutOnlyWhatThereIs() {
        MatrixPlays plays = new MatrixPlays(folder, List.of(), line -> {});

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plays.playAll(MatrixPlay.all(List.of()), List.of("firebase-jss")))
                .withMessageContaining("Did you mean 'firebase-js'?");
    }
}
