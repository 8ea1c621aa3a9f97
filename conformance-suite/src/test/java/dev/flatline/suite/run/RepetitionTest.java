package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.suite.scenario.Scenario;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a scenario that is played several times. */
class RepetitionTest {

    private static final Scenario SCENARIO = Plays.scenario("OD-02", """
            - client: alice
              set: { path: a, value: 1 }
            """);

    private final List<Long> seeds = new ArrayList<>();

    @Test
    void whatIsKeptOnlySometimesIsFlakyAndTellsOfTheFirstFailure() {
        VerdictRecord verdict = verdictOf(Verdict.PASS, Verdict.FAIL, Verdict.FAIL);

        assertThat(verdict.verdict()).isEqualTo(Verdict.FLAKY);
        assertThat(verdict.reason()).isEqualTo("Kept in 1 of 3 plays; this is play 2: because.");
        assertThat(verdict.tookMillis()).isEqualTo(30);
    }

    @Test
    void theJournalSaysWhichSeedThePlayHadThatIsTold() {
        ScenarioResult result = resultOf(Verdict.PASS, Verdict.FAIL);

        assertThat(new ScenarioRun(result.scenario(), result.events(), Optional.empty()).seed(Plays.header()))
                .isEqualTo(8);
    }

    @Test
    void whatIsBrokenEveryTimeFails() {
        assertThat(verdictOf(Verdict.FAIL, Verdict.FAIL).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void whatIsKeptEveryTimePassesAndSaysHowOften() {
        VerdictRecord verdict = verdictOf(Verdict.PASS, Verdict.PASS);

        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict.reason()).isEqualTo("Kept in all of 2 plays.");
    }

    @Test
    void aPromiseThatDoesNotBindIsWarnedOfHoweverOftenItIsBroken() {
        assertThat(verdictOf(Verdict.PASS, Verdict.WARN).verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void aPlayThatShowedNothingKeepsTheOthersFromBeingAPass() {
        assertThat(verdictOf(Verdict.PASS, Verdict.INCONCLUSIVE).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void anObstacleAndAnErrorOfOurOwnEndThePlays() {
        assertThat(verdictOf(Verdict.SKIPPED, Verdict.PASS).verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(verdictOf(Verdict.PASS, Verdict.HARNESS_ERROR, Verdict.PASS).verdict())
                .isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(seeds).hasSize(3);
    }

    @Test
    void everyPlayDrawsAsARunWithTheNextSeedWould() {
        verdictOf(Verdict.PASS, Verdict.PASS);

        assertThat(seeds).containsExactly(Seeds.of(SCENARIO, 7), Seeds.of(SCENARIO, 8));
    }

    @Test
    void aScenarioThatBringsItsSeedKeepsIt() {
        new Repetition(2, 7).of(SCENARIO.withSeed(5), this::pass);

        assertThat(seeds).containsExactly(5L, 5L);
    }

    private ScenarioResult pass(Scenario scenario) {
        seeds.add(Seeds.of(scenario, 0));
        return result(scenario, Verdict.PASS);
    }

    private VerdictRecord verdictOf(Verdict... verdicts) {
        return resultOf(verdicts).verdict();
    }

    private ScenarioResult resultOf(Verdict... verdicts) {
        Iterator<Verdict> next = List.of(verdicts).iterator();
        return new Repetition(verdicts.length, 7).of(SCENARIO, scenario -> {
            seeds.add(Seeds.of(scenario, 0));
            return result(scenario, next.next());
        });
    }

    private static ScenarioResult result(Scenario scenario, Verdict verdict) {
        return new ScenarioResult(
                CoveredScenario.of(scenario, Plays.catalogue()).toRecord(),
                List.of(),
                VerdictRecord.of(scenario.id(), verdict, verdict == Verdict.PASS ? "" : "because.", 10));
    }
}
