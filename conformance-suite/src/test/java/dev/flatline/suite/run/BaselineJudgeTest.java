package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.suite.scenario.Catalogue;
import dev.flatline.suite.scenario.KnownDeviation;
import dev.flatline.suite.scenario.Position;
import dev.flatline.suite.scenario.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A baseline excuses what it names, and nothing else; whatever is wrong with it is red. */
class BaselineJudgeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Scenario SCENARIO = Plays.scenario("OD-02", """
            - client: alice
              set: { path: a, value: 1 }
            """);
    private static final String ID = SCENARIO.id();
    private static final Catalogue CATALOGUE =
            new Catalogue(Plays.catalogue().requirements(), List.of(), List.of(SCENARIO));

    @Test
    void aFailureThatAnEntryNamesIsKnownAndSaysSinceWhenAndWhy() {
        BaselineJudge judge = judge(entry(ID));

        VerdictRecord verdict = judge.judge(result(Verdict.FAIL)).verdict();
        assertThat(verdict.verdict()).isEqualTo(Verdict.KNOWN_FAIL);
        assertThat(verdict.reason()).isEqualTo("Known since 2026-01-02 (jane): It is old. https://example.org/17");
        assertThat(judge.staleEntries()).isEmpty();
    }

    @Test
    void anEntryForARequirementExcusesTheScenariosThatAreAboutIt() {
        BaselineJudge judge = judge(entry("OD-02"));

        assertThat(judge.judge(result(Verdict.WARN)).verdict().verdict()).isEqualTo(Verdict.KNOWN_FAIL);
        assertThat(judge.staleEntries()).isEmpty();
    }

    @Test
    void aFailureThatNoEntryNamesStaysOne() {
        assertThat(judge(entry("OD-03")).judge(result(Verdict.FAIL)).verdict().verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void whatIsKeptOnlySometimesIsNotExcused() {
        assertThat(judge(entry(ID)).judge(result(Verdict.FLAKY)).verdict().verdict())
                .isEqualTo(Verdict.FLAKY);
    }

    @Test
    void aPassThatTheBaselineDeniesIsUnexpected() {
        BaselineJudge judge = judge(entry(ID));

        VerdictRecord verdict = judge.judge(result(Verdict.PASS)).verdict();
        assertThat(verdict.verdict()).isEqualTo(Verdict.UNEXPECTED_PASS);
        assertThat(verdict.reason()).contains("known.yaml:3:1", "Remove the entry");
        assertThat(judge.staleEntries()).isEmpty();
    }

    @Test
    void aRequirementAboutWhichEverythingPassesIsUnexpected() {
        BaselineJudge judge = judge(entry("OD-02"));

        assertThat(judge.judge(result(Verdict.PASS)).verdict().verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge.staleEntries()).singleElement().satisfies(stale -> {
            assertThat(stale.verdict().verdict()).isEqualTo(Verdict.UNEXPECTED_PASS);
            assertThat(stale.verdict().reason()).isEqualTo("All scenarios about OD-02 pass. Remove the entry.");
            assertThat(stale.scenario().source()).isEqualTo("known.yaml");
            assertThat(stale.scenario().line()).isEqualTo(3);
        });
    }

    @Test
    void nothingIsSaidOfARequirementWhoseScenariosWereNotAllPlayedOrDecided() {
        assertThat(judge(entry("OD-02")).staleEntries()).isEmpty();

        BaselineJudge undecided = judge(entry("OD-02"));
        undecided.judge(result(Verdict.INCONCLUSIVE));
        assertThat(undecided.staleEntries()).isEmpty();
    }

    @Test
    void anEntryAboutNothingIsTold() {
        assertThat(judge(entry("OD-20")).staleEntries())
                .singleElement()
                .satisfies(stale -> assertThat(stale.verdict().reason())
                        .isEqualTo("The entry is about nothing. Did you mean 'OD-02'?"));
        assertThat(judge(entry("some/where")).staleEntries())
                .singleElement()
                .satisfies(stale -> assertThat(stale.verdict().reason())
                        .isEqualTo("The entry is about nothing. Neither a scenario nor what one covers first is called"
                                + " 'some/where'."));
    }

    @Test
    void anEntryCountsOnItsLastDayAndNotOnTheNext() {
        assertThat(judge(expiring(TODAY)).judge(result(Verdict.FAIL)).verdict().verdict())
                .isEqualTo(Verdict.KNOWN_FAIL);

        VerdictRecord verdict =
                judge(expiring(TODAY.minusDays(1))).judge(result(Verdict.FAIL)).verdict();
        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.reason()).contains("The baseline excused this until 2026-06-14 (jane: It is old.)");
    }

    @Test
    void anExpiredEntryIsToldEvenIfNothingOfItWasPlayed() {
        assertThat(judge(expiring(TODAY.minusDays(1))).staleEntries())
                .singleElement()
                .satisfies(stale ->
                        assertThat(stale.verdict().reason()).startsWith("The entry has expired on 2026-06-14 (jane)"));
    }

    private static BaselineJudge judge(KnownDeviation entry) {
        return new BaselineJudge(new Baseline(List.of(entry), TODAY, Baseline.idsOf(CATALOGUE)), CATALOGUE);
    }

    private static KnownDeviation entry(String id) {
        return entry(id, Optional.empty());
    }

    private static KnownDeviation expiring(LocalDate day) {
        return entry(ID, Optional.of(day));
    }

    private static KnownDeviation entry(String id, Optional<LocalDate> expires) {
        return new KnownDeviation(
                id,
                "jane",
                "It is old.",
                "https://example.org/17",
                LocalDate.of(2026, 1, 2),
                expires,
                new Position("known.yaml", 3, 1));
    }

    private static ScenarioResult result(Verdict verdict) {
        return new ScenarioResult(
                CoveredScenario.of(SCENARIO, CATALOGUE).toRecord(),
                List.of(),
                VerdictRecord.of(ID, verdict, "It did not come true.", 10));
    }
}
