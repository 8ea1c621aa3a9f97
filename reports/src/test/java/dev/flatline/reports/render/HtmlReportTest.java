package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import dev.flatline.reports.compare.PastRun;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalRecord;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final int MEGABYTE = 1_000_000;

    @Test
    void twoHundredFailuresStayBelowAMegabyteAndWhatIsLeftOutIsSaid() {
        String page = HtmlReport.render(failures(200));

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MEGABYTE);
        assertThat(page).contains("drawings are left out to keep this page small");
    }

    @Test
    void thePolicyAllowsTheOneScriptAndNoOther() throws Exception {
        String page = HtmlReport.render(Samples.journal(Samples.mixed()));
        String script = page.substring(page.indexOf("<script>") + 8, page.indexOf("</script>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));

        assertThat(page)
                .containsOnlyOnce("<script")
                .contains("script-src &#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
    }

    @Test
    void runsBesideItGetAColumnEachAndTheirDrawings() {
        Journal journal = Samples.journal(Samples.mixed());
        String page = HtmlReport.render(ReportPage.of(journal).beside(List.of(Samples.journal(Samples.green()))));

        assertThat(page).contains("The same in the virtual world", ", live</th>", ", virtual</th>");
    }

    @Test
    void aRunBesideItStandsAtTheSameSteps() {
        Journal mutant = Samples.journal(Samples.mixed());
        Journal kept = Samples.journal(
                Samples.mixed().stream().map(HtmlReportTest::kept).toList());

        assertThat(HtmlReport.render(ReportPage.of(mutant).beside(List.of(kept))))
                .containsSubsequence(
                        "They first differ at <a href=\"#s2-1-step3\">step 3</a>",
                        "id=\"s2-1-step2\" class=\"same\"",
                        "id=\"s2-1-step3\" class=\"first\"",
                        "first difference",
                        "losses/alice is still null",
                        "losses/alice = 1")
                .doesNotContain("Needs attention elsewhere");
        assertThat(HtmlReport.render(ReportPage.of(kept).beside(List.of(mutant))))
                .containsSubsequence("Needs attention elsewhere", "disconnect-writes/cut", "first difference");
    }

    /** As if the one scenario that is broken had been kept. */
    private static JournalRecord kept(JournalRecord each) {
        if (each instanceof EventRecord event && event.kind() == EventKind.BROKEN) {
            return EventRecord.of(event.scenario(), 61_000, event.lane(), EventKind.MET, "losses/alice = 1")
                    .atStep(3);
        } else if (each instanceof VerdictRecord verdict && verdict.verdict() == Verdict.FAIL) {
            return VerdictRecord.of(verdict.scenario(), Verdict.PASS, "", 62);
        } else if (each instanceof Footer) {
            List<Verdict> verdicts = new ArrayList<>(List.of(Verdict.values()));
            verdicts.set(verdicts.indexOf(Verdict.FAIL), Verdict.PASS);
            return Footer.of(verdicts, false);
        }
        return each;
    }

    @Test
    void aFailureIsDrawnInOrderAndToScaleAndItsStepsAreThereToCopy() {
        assertThat(HtmlReport.render(Samples.journal(Samples.mixed())))
                .containsSubsequence(
                        "id=\"s2-in-order\" checked=\"checked\"",
                        "id=\"s2-to-scale\">",
                        "<div class=\"tl-view\">",
                        "<div class=\"tl-view scaled\">",
                        "data-step=\"1\">- client: alice\n  onDisconnect: { path: losses/alice, set");
    }

    @Test
    void whatIsNewSinceAnEarlierRunComesFirst() {
        Journal journal = Samples.journal(Samples.mixed());
        String page = HtmlReport.render(ReportPage.of(journal).since(Samples.journal(Samples.green())));

        assertThat(page).containsSubsequence("Newly failing", "Not played any more", "Needs attention");
        assertThat(HtmlReport.render(ReportPage.of(journal).since(journal))).contains("Kept only sometimes");
    }

    @Test
    void theRunsSoFarWithThisSettingAreAStrip() {
        Journal mixed = Samples.journal(Samples.mixed());
        String file = HistoryLine.render(mixed).repeat(50) + HistoryLine.render(Samples.journal(Samples.green()));
        String page = HtmlReport.render(ReportPage.of(mixed).withHistory(PastRun.read(file)));

        assertThat(page)
                .containsSubsequence("The last 40 runs", "<li class=\"bad\" title=\"2026-01-31", "01-31</small>");
        assertThat(page.split("<small>01-31</small>", -1)).hasSize(41);
        assertThat(HtmlReport.render(ReportPage.of(mixed))).doesNotContain("History");
    }

    @Test
    void whatNoScenarioCanShowIsThereWithTheReason() {
        String page = HtmlReport.render(ReportPage.of(Samples.journal(Samples.green()))
                .withUntestable(List.of(new UntestablePromise("HB-01", "It beats.", "It takes <45> s."))));

        assertThat(page).contains("1 promises that no scenario can show", "HB-01", "It takes &lt;45&gt; s.");
    }

    private static Journal failures(int count) {
        ScenarioRun model = TimelineSvgTest.sample("disconnect-writes/cut");
        List<JournalRecord> records = new ArrayList<>(Samples.mixed().subList(0, 1));
        for (int i = 0; i < count; i++) {
            String id = "many/" + i;
            records.add(new ScenarioRecord(
                    id, "One of many", id + ".yaml", 1, model.scenario().covers(), List.of("alice"), List.of()));
            for (EventRecord event : model.events()) {
                records.add(new EventRecord(
                        id, event.timeMicros(), event.lane(), event.kind(), event.text(), event.step(), event.data()));
            }
            records.add(VerdictRecord.of(id, Verdict.FAIL, "It did not become 1", 1)
                    .withRequirement("OD-02")
                    .withObservation("1", "null"));
        }
        records.add(Footer.of(Collections.nCopies(count, Verdict.FAIL), false));
        return Samples.journal(records);
    }
}
