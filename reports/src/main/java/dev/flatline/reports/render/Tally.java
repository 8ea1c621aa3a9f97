package dev.flatline.reports.render;

import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.List;

/** The sums that JUnit XML wants on each suite. */
record Tally(int tests, int failures, int errors, int skipped, long millis) {

    static Tally of(List<ScenarioRun> runs, boolean strict) {
        int failures = 0;
        int errors = 0;
        int skipped = 0;
        long millis = 0;
        for (ScenarioRun run : runs) {
            Outcome outcome = Outcome.of(run, strict);
            failures += outcome == Outcome.FAILED ? 1 : 0;
            errors += outcome == Outcome.ERROR ? 1 : 0;
            skipped += outcome == Outcome.SKIPPED ? 1 : 0;
            millis += tookMillis(run);
        }
        return new Tally(runs.size(), failures, errors, skipped, millis);
    }

    /** These sums and one more case, an error. */
    Tally plusError() {
        return new Tally(tests + 1, failures, errors + 1, skipped, millis);
    }

    static long tookMillis(ScenarioRun run) {
        return run.verdict().map(VerdictRecord::tookMillis).orElse(0L);
    }
}
