package dev.flatline.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.junit.jupiter.api.Test;

class ShardsTest {
    private static final Target TARGET = new Target("reference", "reference", "virtual");

    @Test
    void theWholeHasAllScenariosInOrderAndTheWorstExitCode() {
        Journal whole = Shards.merge(
                List.of(shard(1, false, true, "c", Verdict.PASS), shard(1, false, true, "a", Verdict.FAIL)));

        assertThat(whole.scenarios()).extracting(run -> run.scenario().id()).containsExactly("a", "c");
        assertThat(whole.footer())
                .hasValueSatisfying(footer -> assertThat(footer.exit()).isEqualTo(1));
    }

    @Test
    void theWholeIsAsStrictAsItsParts() {
        Journal whole =
                Shards.merge(List.of(shard(1, true, true, "a", Verdict.WARN), shard(1, true, true, "b", Verdict.PASS)));

        assertThat(whole.footer())
                .hasValueSatisfying(footer -> assertThat(footer.exit()).isEqualTo(1));
    }

    @Test
    void aPartThatDidNotFinishLeavesTheWholeUnfinished() {
        assertThat(Shards.merge(List.of(
                                shard(1, false, true, "a", Verdict.PASS), shard(1, false, false, "b", Verdict.PASS)))
                        .isComplete())
                .isFalse();
    }

    @Test
    void partsOfDifferentRunsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shards.merge(
                        List.of(shard(1, false, true, "a", Verdict.PASS), shard(2, false, true, "b", Verdict.PASS))))
                .withMessageContaining("seeds differ, 1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shards.merge(
                        List.of(shard(1, false, true, "a", Verdict.PASS), shard(1, false, true, "a", Verdict.PASS))))
                .withMessageContaining("two journals tell of 'a'");
    }

    private static Journal shard(long seed, boolean strict, boolean complete, String id, Verdict verdict) {
        List<JournalRecord> records = new ArrayList<>();
        records.add(Header.virtual("flatline", seed, TARGET, Map.of()));
        records.add(new ScenarioRecord(id, "", id + ".yaml", 1, List.of(), List.of("alice"), List.of()));
        records.add(VerdictRecord.of(id, verdict, "because", 1));
        if (complete) {
            records.add(Footer.of(List.of(verdict), strict));
        }
        return Samples.journal(records);
    }
}
