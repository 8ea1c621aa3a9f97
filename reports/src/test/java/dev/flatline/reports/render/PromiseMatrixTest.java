package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalRecord;
import dev.flatline.reports.journal.Requirement;
import dev.flatline.reports.journal.RequirementLevel;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published says what was found, what was not, and of whom. */
class PromiseMatrixTest {

    private static final Target REFERENCE = new Target("reference", "reference", "virtual");

    private final MatrixColumn kept =
            MatrixColumn.of(journal(REFERENCE, Map.of("A-1", Verdict.PASS, "A-2", Verdict.PASS)));
    private final MatrixColumn broken = MatrixColumn.of(journal(
            new Target("reference", "some-sdk", "embedded").withSdk("some 1.2 | <b>"), Map.of("A-1", Verdict.FAIL)));
    private final MatrixColumn missing = MatrixColumn.notPlayed("other-sdk", "there is no Node.js");

    private final PromiseMatrix matrix = new PromiseMatrix(List.of(kept, broken, missing));

    private static Journal journal(Target target, Map<String, Verdict> verdicts) {
        List<JournalRecord> records = new ArrayList<>();
        records.add(Header.virtual("flatline", 1, target, Map.of()));
        verdicts.forEach((promise, verdict) -> {
            records.add(new ScenarioRecord(
                    "about/" + promise,
                    "Title",
                    "about.yaml",
                    3,
                    List.of(new Requirement(promise, RequirementLevel.MUST, "server", "It does " + promise + ".", "")),
                    List.of("alice"),
                    List.of()));
            records.add(VerdictRecord.of("about/" + promise, verdict, "for a reason", 1));
        });
        records.add(Footer.of(List.copyOf(verdicts.values()), false));
        return Samples.journal(records);
    }

    @Test
    void aColumnIsCalledAfterWhatIsNotOurs() {
        assertThat(kept.name()).isEqualTo("reference (virtual)");
        assertThat(broken.name()).isEqualTo("some-sdk (virtual)");
        assertThat(MatrixColumn.of(journal(new Target("my-server", "some-sdk", "embedded"), Map.of()))
                        .name())
                .isEqualTo("my-server with some-sdk (virtual)");
        assertThat(MatrixColumn.of(journal(REFERENCE.withMutant("forgets"), Map.of()))
                        .name())
                .isEqualTo("reference with forgets (virtual)");
    }

    @Test
    void everyPromiseHasARowAndEveryTargetAColumn() {
        assertThat(matrix.markdown())
                .contains("| promise | level | reference (virtual) | some-sdk (virtual) | other-sdk |")
                .contains("| **A-1** It does A-1. | MUST | ✓ | ✗ | · |")
                .contains("| **A-2** It does A-2. | MUST | ✓ | · | · |");
    }

    @Test
    void aPromiseWhoseScenarioFailedForAnotherIsUndecided() {
        Requirement first = new Requirement("A-1", RequirementLevel.MUST, "server", "It does A-1.", "");
        Requirement second = new Requirement("A-2", RequirementLevel.MUST, "server", "It does A-2.", "");
        Journal both = Samples.journal(List.of(
                Header.virtual("flatline", 1, REFERENCE, Map.of()),
                new ScenarioRecord("both", "Title", "both.yaml", 3, List.of(first, second), List.of(), List.of()),
                VerdictRecord.of("both", Verdict.FAIL, "for a reason", 1).withRequirement("A-1"),
                Footer.of(List.of(Verdict.FAIL), false)));

        assertThat(new PromiseMatrix(List.of(MatrixColumn.of(both))).markdown())
                .contains("| **A-1** It does A-1. | MUST | ✗ |")
                .contains("| **A-2** It does A-2. | MUST | ○ |");
    }

    @Test
    void whatIsKeptIsCountedAmongWhatWasFound() {
        assertThat(matrix.markdown())
                .contains("| reference (virtual) |  | 2 | 2 of 2 | 0 of 0 |")
                .contains("| 1 | 0 of 1 | 0 of 0 |");
    }

    @Test
    void whatWasNotPlayedSaysSoWithTheReason() {
        assertThat(matrix.markdown()).contains("| other-sdk | | | | | not played: there is no Node.js |");
    }

    @Test
    void textOfATargetIsNoMarkup() {
        assertThat(matrix.markdown()).contains("| some 1.2 \\| &lt;b&gt; |");
    }

    @Test
    void programsAreToldTheSame() {
        JsonNode json = JsonMapper.shared().readTree(matrix.json());

        assertThat(json.at("/targets/0/name").asString()).isEqualTo("reference (virtual)");
        assertThat(json.at("/targets/1/counts/FAIL").asInt()).isEqualTo(1);
        assertThat(json.at("/targets/1/sdk").asString()).isEqualTo("some 1.2 | <b>");
        assertThat(json.at("/targets/2/notPlayed").asString()).isEqualTo("there is no Node.js");
        assertThat(json.at("/promises/0/id").asString()).isEqualTo("A-1");
        assertThat(json.at("/promises/0/verdicts/some-sdk (virtual)").asString())
                .isEqualTo("FAIL");
        assertThat(json.at("/promises/1/verdicts").size()).isEqualTo(1);
    }
}
