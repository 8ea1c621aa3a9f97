package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** A run that fails, for those who look at its reports. */
public final class MutantRun {

    private MutantRun() {}

    /** Plays scenarios in virtual time against a defect that they catch; the journal. */
    public static Path journal(Path folder, String scenarios, String mutant) {
        Path out = folder.resolve("run");
        assertThat(new FlatlineCli()
                        .run("run", "--virtual", "--run", scenarios, "--mutant", mutant, "--out", out.toString()))
                .isEqualTo(1);
        return out.resolve("journal.ndjson");
    }
}
