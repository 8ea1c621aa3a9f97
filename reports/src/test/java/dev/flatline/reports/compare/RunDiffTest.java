package dev.flatline.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalRecord;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunDiffTest {
    @Test
    void everyScenarioIsWhatHasBecomeOfIt() {
        RunDiff changes = RunDiff.of(
                run(Map.of(
                        "breaks", Verdict.PASS,
                        "fixed", Verdict.FAIL,
                        "gone", Verdict.PASS,
                        "kept", Verdict.PASS,
                        "skipped", Verdict.FAIL,
                        "still", Verdict.FAIL,
                        "was-flaky", Verdict.FLAKY)),
                run(Map.of(
                        "breaks", Verdict.FAIL,
                        "fixed", Verdict.PASS,
                        "flaky", Verdict.FLAKY,
                        "kept", Verdict.PASS,
                        "new-and-red", Verdict.INCONCLUSIVE,
                        "skipped", Verdict.SKIPPED,
                        "still", Verdict.WARN,
                        "was-flaky", Verdict.PASS)));

        assertThat(changes.broken()).containsExactly("breaks", "new-and-red");
        assertThat(changes.fixed()).containsExactly("fixed");
        assertThat(changes.flaky()).containsExactly("flaky", "was-flaky");
        assertThat(changes.still()).containsExactly("still");
        assertThat(changes.gone()).containsExactly("gone");
        assertThat(changes.isEmpty()).isFalse();
    }

    @Test
    void aRunThatIsNoDifferentHasNoChanges() {
        Journal run = run(Map.of("kept", Verdict.PASS, "still", Verdict.FAIL));

        assertThat(RunDiff.of(run, run).isEmpty()).isTrue();
    }

    private static Journal run(Map<String, Verdict> verdicts) {
        List<JournalRecord> records = new ArrayList<>();
        records.add(Header.virtual("flatline", 1, new Target("reference", "reference", "virtual"), Map.of()));
        new TreeMap<>(verdicts).forEach((id, verdict) -> {
            records.add(new ScenarioRecord(id, "", id + ".yaml", 1, List.of(), List.of("alice"), List.of()));
            records.add(VerdictRecord.of(id, verdict, "because", 1));
        });
        records.add(Footer.of(verdicts.values(), false));
        return Samples.journal(records);
    }
}
