package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
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

class ClosingSentenceTest {
    @Test
    void allKept() {
        assertThat(sentence(Verdict.PASS, Verdict.PASS))
                .isEqualTo("2 scenarios: all promises kept"
                        + " (embedded proxy, reference server, reference client, detection bound 3.2 s).");
    }

    @Test
    void greenButNotAllKept() {
        assertThat(sentence(Verdict.PASS, Verdict.SKIPPED, Verdict.KNOWN_FAIL))
                .startsWith("1 of 3 scenarios kept their promises; 1 KNOWN-FAIL, 1 SKIPPED (embedded proxy,");
    }

    @Test
    void oneBroken() {
        assertThat(sentence(Verdict.PASS, Verdict.FAIL))
                .isEqualTo("1 of 2 scenarios FAILED: R-1 'promise 1 holds' is broken.");
    }

    @Test
    void ofManyBrokenPromisesTheIdsAreNamed() {
        assertThat(sentence(Verdict.FAIL, Verdict.FAIL, Verdict.FAIL, Verdict.WARN))
                .isEqualTo("3 of 4 scenarios FAILED: R-0, R-1 and R-2 are broken; also 1 WARN.");
    }

    @Test
    void aHarnessErrorLeadsSinceItDecidesTheExitCode() {
        assertThat(sentence(Verdict.FAIL, Verdict.HARNESS_ERROR))
                .isEqualTo("1 of 2 scenarios met a HARNESS ERROR: our code or a driver broke, not the implementation"
                        + " under test; also 1 FAIL.");
    }

    @Test
    void nothingRan() {
        assertThat(sentence()).startsWith("0 of 0 scenarios kept their promises");
    }

    @Test
    void aRunThatDidNotFinishIsInvalidEvenIfAllItSaidWasPass() {
        List<JournalRecord> records = Samples.green();

        assertThat(ClosingSentence.of(Samples.journal(records.subList(0, records.size() - 1))))
                .isEqualTo("INVALID: the run did not finish (3 of 3 scenarios got a verdict), so it proves nothing.");
    }

    private static String sentence(Verdict... verdicts) {
        List<JournalRecord> records = new ArrayList<>();
        Target target = new Target(Target.REFERENCE, Target.REFERENCE, "embedded");
        records.add(Header.virtual("t", 1, target, Map.of("detection", 3_200L)));
        for (int i = 0; i < verdicts.length; i++) {
            Requirement requirement =
                    new Requirement("R-" + i, RequirementLevel.MUST, "server", "promise " + i + " holds.", "");
            records.add(new ScenarioRecord("s" + i, "", "", 1, List.of(requirement), List.of(), List.of()));
            records.add(VerdictRecord.of("s" + i, verdicts[i], "", 1));
        }
        records.add(Footer.of(List.of(verdicts), false));
        return ClosingSentence.of(Samples.journal(records));
    }
}
