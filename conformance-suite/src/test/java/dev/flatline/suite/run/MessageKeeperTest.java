package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageKeeperTest {
    private final MessageKeeper keeper = new MessageKeeper();

    @Test
    void whatDidNotPassKeepsItsMessages() {
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.PASS) {
                assertThat(kinds("a/" + verdict, "a.yaml", verdict)).contains(EventKind.FRAME);
                assertThat(kinds("a/" + verdict, "a.yaml", verdict)).contains(EventKind.FRAME);
            }
        }
    }

    @Test
    void ofWhatPassedTheFirstOfEachFileKeepsThem() {
        assertThat(kinds("a/1", "a.yaml", Verdict.PASS)).containsExactly(EventKind.CALL, EventKind.FRAME);
        assertThat(kinds("a/2", "a.yaml", Verdict.PASS)).containsExactly(EventKind.CALL);
        assertThat(kinds("b/1", "b.yaml", Verdict.PASS)).containsExactly(EventKind.CALL, EventKind.FRAME);
    }

    private List<EventKind> kinds(String id, String source, Verdict verdict) {
        ScenarioRecord scenario = new ScenarioRecord(id, "", source, 1, List.of(), List.of("alice"), List.of());
        List<EventRecord> events = List.of(
                EventRecord.of(id, 0, Lane.client("alice"), EventKind.CALL, "set"),
                EventRecord.of(id, 1, Lane.link("alice"), EventKind.FRAME, "{}"));
        ScenarioResult result = new ScenarioResult(scenario, events, VerdictRecord.of(id, verdict, "", 1));
        return keeper.slim(result).events().stream().map(EventRecord::kind).toList();
    }
}
