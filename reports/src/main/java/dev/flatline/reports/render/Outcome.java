package dev.flatline.reports.render;

import dev.flatline.reports.journal.ScenarioRun;

/** A verdict in the four words that JUnit XML knows. */
enum Outcome {
    PASSED,
    FAILED,
    ERROR,
    SKIPPED;

    /** The outcome of a scenario; without a verdict it is an error. In a strict run WARN is a failure. */
    static Outcome of(ScenarioRun run, boolean strict) {
        if (run.verdict().isEmpty()) {
            return ERROR;
        }
        return switch (run.verdict().get().verdict()) {
            case PASS -> PASSED;
            case WARN -> strict ? FAILED : PASSED;
            case FAIL, FLAKY, UNEXPECTED_PASS -> FAILED;
            case HARNESS_ERROR, INCONCLUSIVE -> ERROR;
            case KNOWN_FAIL, SKIPPED, UNTESTABLE -> SKIPPED;
        };
    }
}
