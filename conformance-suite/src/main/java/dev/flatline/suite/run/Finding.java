package dev.flatline.suite.run;

import dev.flatline.reports.journal.Verdict;
import java.util.Optional;

/**
 * Why a scenario came to its end before its last step, or did not pass after it.
 *
 * @param reason one sentence
 * @param evidence what was promised and what was seen, where there is something to compare
 */
record Finding(Verdict verdict, String reason, Optional<Evidence> evidence) {

    /** What was promised, what was seen instead, and what came closest. */
    record Evidence(String expected, String actual, Optional<String> nearest) {}

    static Finding failed(String reason, String expected, String actual, Optional<String> nearest) {
        return new Finding(Verdict.FAIL, reason, Optional.of(new Evidence(expected, actual, nearest)));
    }

    static Finding inconclusive(String reason) {
        return new Finding(Verdict.INCONCLUSIVE, reason, Optional.empty());
    }

    static Finding skipped(String reason) {
        return new Finding(Verdict.SKIPPED, reason, Optional.empty());
    }

    static Finding harnessError(String reason) {
        return new Finding(Verdict.HARNESS_ERROR, reason, Optional.empty());
    }
}
