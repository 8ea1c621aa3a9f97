package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build server hears of a red run. */
class BuildServerTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void aRedRun() {
        assertThat(new FlatlineCli()
                        .run(
                                "run",
                                "--virtual",
                                "--run",
                                "disconnect-writes/cut",
                                "--mutant",
                                "forgets-disconnect-on-cut",
                                "--out",
                                folder.toString()))
                .isEqualTo(1);
    }

    @Test
    void gitHubGetsAnErrorOnTheLineOfTheStepAndASummaryAfterWhatIsThere() throws IOException {
        Path summary = Files.writeString(folder.resolve("step-summary"), "Another step.\n");

        tell(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));

        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .startsWith("::error file=scenarios/disconnect-writes/cut.yaml,line=11,title=FAIL disconnect-writes/cut"
                        + "::OD-02: A disconnect write runs");
        assertThat(summary).content().startsWith("Another step.\n## ❌ Flatline").contains("OD-02");
    }

    @Test
    void nobodyElseHearsOfIt() {
        tell(Map.of("CI", "true"));

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aSummaryThatCannotBeWrittenIsNamed() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> tell(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", folder.toString())))
                .withMessageContaining("GITHUB_STEP_SUMMARY");
    }

    private void tell(Map<String, String> environment) {
        Journal journal = JournalReader.read(folder.resolve("journal.ndjson"));
        new BuildServer(environment).tell(journal, source -> "scenarios/" + source, new PrintWriter(out));
    }
}
