package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a baseline does to a run, and where it is found. */
class BaselineOptionsTest {

    private static final String MUTANT = "forgets-disconnect-on-cut";

    @TempDir
    private Path folder;

    private final FlatlineCli flatline = new FlatlineCli();

    @Test
    void aKnownFailureIsNotRedAndSaysWhoKnowsOfIt() throws IOException {
        assertThat(run("disconnect-writes/cut", "--mutant", MUTANT)).isZero();
        assertThat(flatline.out()).contains("× KNOWN-FAIL", "Known since 2026-01-02 (jane): A proxy hides resets.");
    }

    @Test
    void withoutItTheSameFailureIsRed() throws IOException {
        assertThat(flatline.run(
                        "run",
                        "--virtual",
                        "--no-baseline",
                        "--run",
                        "disconnect-writes/cut",
                        "--mutant",
                        MUTANT,
                        "--out",
                        "" + folder))
                .isEqualTo(1);
    }

    @Test
    void aPassThatItDeniesIsRed() throws IOException {
        assertThat(run("disconnect-writes/cut")).isEqualTo(1);
        assertThat(flatline.out()).contains("↑ UNEXPECTED-PASS", "known.yaml:1:3", "the baseline is stale");
    }

    @Test
    void anEntryAboutNothingIsRedAndNamedWithItsPlace() throws IOException {
        assertThat(run("disconect-writes/cut")).isEqualTo(1);
        assertThat(flatline.out())
                .contains("↑ UNEXPECTED-PASS", "baseline/disconect-writes/cut", "known.yaml:1)")
                .contains("Did you mean 'disconnect-writes/cut'?")
                .doesNotContain("--run baseline/");
    }

    @Test
    void aMistakeInItIsAnsweredWithPlaceAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("known.yaml"), "- id: OD-02\n  ownr: jane\n");

        assertThat(flatline.run("run", "--virtual", "--baseline", file.toString()))
                .isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains("known.yaml:2:3:", "Did you mean \"owner\"?");
    }

    @Test
    void withoutAnOptionItIsTheOneBesideTheDriver() throws IOException {
        Path driver = Files.createDirectories(folder.resolve("conformance-suite/drivers/some-sdk"));
        Installation installation = new Installation(Optional.of(folder));

        assertThat(options().files(installation, "some-sdk", Optional.empty())).isEmpty();
        Path file = Files.writeString(driver.resolve("known-deviations.yaml"), "[]");
        assertThat(options().files(installation, "some-sdk", Optional.empty())).containsExactly(file);
        Path ofTarget = folder.resolve("target.yaml");
        assertThat(options().files(installation, "some-sdk", Optional.of(ofTarget)))
                .containsExactly(ofTarget, file);
        assertThat(options("--no-baseline").files(installation, "some-sdk", Optional.empty()))
                .isEmpty();
        assertThat(options("--baseline", "own.yaml").files(installation, "some-sdk", Optional.empty()))
                .containsExactly(Path.of("own.yaml"));
    }

    private static BaselineOptions options(String... arguments) {
        BaselineOptions options = new BaselineOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("baseline", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(arguments);
        return options;
    }

    private int run(String known, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("known.yaml"), """
                - id: %s
                  owner: jane
                  reason: A proxy hides resets.
                  link: https://example.org/tickets/17
                  date: 2026-01-02
                """.formatted(known));
        String[] words = {
            "run", "--virtual", "--run", "disconnect-writes/cut", "--out", "" + folder, "--baseline", "" + file
        };
        String[] all = new String[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return flatline.run(all);
    }
}
