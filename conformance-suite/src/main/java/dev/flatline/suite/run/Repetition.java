package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.suite.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Plays a scenario several times, each with the seed after the one before, and makes one verdict of it. What is told is the
 * play that decided: the first that failed, else the last.
 */
final class Repetition {

    private final int plays;
    private final long runSeed;

    /** @param plays at least 1 */
    Repetition(int plays, long runSeed) {
        this.plays = plays;
        this.runSeed = runSeed;
    }

    ScenarioResult of(Scenario scenario, Function<Scenario, ScenarioResult> play) {
        List<ScenarioResult> results = new ArrayList<>();
        for (int number = 0; number < plays; number++) {
            long seed = Seeds.of(scenario, runSeed + number);
            ScenarioResult result = play.apply(plays == 1 ? scenario : scenario.withSeed(seed));
            results.add(result);
            if (verdict(result) == Verdict.SKIPPED || verdict(result) == Verdict.HARNESS_ERROR) {
                // The next play would meet the same obstacle, or our own error.
                return result;
            }
        }
        return plays == 1 ? results.get(0) : together(results);
    }

    private ScenarioResult together(List<ScenarioResult> results) {
        ScenarioResult deciding = first(results, Verdict.FAIL)
                .or(() -> first(results, Verdict.WARN))
                .or(() -> first(results, Verdict.INCONCLUSIVE))
                .orElse(results.get(plays - 1));
        VerdictRecord decided = deciding.verdict();
        long kept = results.stream().filter(it -> verdict(it) == Verdict.PASS).count();
        // A promise that does not bind is warned of, however often it is broken.
        Verdict verdict = decided.verdict() == Verdict.FAIL && kept > 0 ? Verdict.FLAKY : decided.verdict();
        int number = results.indexOf(deciding) + 1;
        String reason = kept == plays
                ? "Kept in all of " + plays + " plays."
                : "Kept in " + kept + " of " + plays + " plays; this is play " + number + ": " + decided.reason();
        long tookMillis =
                results.stream().mapToLong(it -> it.verdict().tookMillis()).sum();
        return noted(deciding, number).withVerdict(decided.as(verdict, reason, tookMillis));
    }

    /** Says in the events which play they are of, so that it can be repeated. */
    private ScenarioResult noted(ScenarioResult result, int number) {
        List<EventRecord> events = new ArrayList<>();
        events.add(EventRecord.of(
                        result.scenario().id(), 0, Lane.RUN, EventKind.NOTE, "play " + number + " of " + plays)
                .withData(JsonNodeFactory.instance.objectNode().put(EventKind.DATA_SEED, runSeed + number - 1)));
        events.addAll(result.events());
        return new ScenarioResult(result.scenario(), events, result.verdict());
    }

    private static Optional<ScenarioResult> first(List<ScenarioResult> results, Verdict verdict) {
        return results.stream().filter(it -> verdict(it) == verdict).findFirst();
    }

    private static Verdict verdict(ScenarioResult result) {
        return result.verdict().verdict();
    }
}
