package dev.flatline.reports.compare;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has changed from one run to another, as ids of scenarios in the order of the later run.
 *
 * @param broken that failed in the later run and did not in the earlier one; new scenarios that fail are among them
 * @param fixed that failed in the earlier run and were kept in the later one
 * @param flaky that were kept only sometimes in either run
 * @param still that failed in both
 * @param gone that the later run did not play, in the order of the earlier one
 */
public record RunDiff(
        List<String> broken, List<String> fixed, List<String> flaky, List<String> still, List<String> gone) {
    /** Copies the lists. */
    public RunDiff {
        broken = List.copyOf(broken);
        fixed = List.copyOf(fixed);
        flaky = List.copyOf(flaky);
        still = List.copyOf(still);
        gone = List.copyOf(gone);
    }

    /** Compares two runs scenario by scenario. */
    public static RunDiff of(Journal before, Journal after) {
        Map<String, ScenarioRun> old = new LinkedHashMap<>();
        before.scenarios().forEach(run -> old.put(run.scenario().id(), run));
        List<String> broken = new ArrayList<>();
        List<String> fixed = new ArrayList<>();
        List<String> flaky = new ArrayList<>();
        List<String> still = new ArrayList<>();
        for (ScenarioRun run : after.scenarios()) {
            String id = run.scenario().id();
            Optional<ScenarioRun> earlier = Optional.ofNullable(old.remove(id));
            boolean failed = earlier.filter(RunDiff::isRed).isPresent();
            if (is(run, Verdict.FLAKY)
                    || earlier.filter(it -> is(it, Verdict.FLAKY)).isPresent()) {
                flaky.add(id);
            } else if (isRed(run)) {
                (failed ? still : broken).add(id);
            } else if (failed && is(run, Verdict.PASS)) {
                fixed.add(id);
            }
        }
        return new RunDiff(broken, fixed, flaky, still, List.copyOf(old.keySet()));
    }

    /** Whether nothing that is worth a word has changed. */
    public boolean isEmpty() {
        return broken.isEmpty() && fixed.isEmpty() && flaky.isEmpty() && gone.isEmpty();
    }

    private static boolean is(ScenarioRun run, Verdict verdict) {
        return run.verdict().map(VerdictRecord::verdict).filter(verdict::equals).isPresent();
    }

    /** A scenario without a verdict shows nothing, which is no better than a failure. */
    private static boolean isRed(ScenarioRun run) {
        return run.verdict()
                .map(VerdictRecord::verdict)
                .map(verdict -> switch (verdict) {
                    case PASS, KNOWN_FAIL, SKIPPED, UNTESTABLE -> false;
                    case WARN, FAIL, UNEXPECTED_PASS, FLAKY, INCONCLUSIVE, HARNESS_ERROR -> true;
                })
                .orElse(true);
    }
}
