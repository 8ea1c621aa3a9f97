package dev.flatline.suite.junit;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.render.FailureReport;
import dev.flatline.suite.run.ScenarioResult;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Verdicts in the four words that JUnit knows.
 *
 * @param header of the run, for the command that repeats a scenario
 * @param strict whether a broken SHOULD is a failure
 */
record Judgement(Header header, boolean strict) {

    /**
     * Returns if the promises were kept.
     *
     * @throws AssertionFailedError if one was not
     * @throws BrokenHarnessException if Flatline or a driver is to blame
     * @throws TestAbortedException if nothing is to be said, or nothing new
     */
    void pronounce(ScenarioResult result) {
        switch (result.verdict().verdict()) {
            case PASS -> {}
            case WARN -> {
                if (strict) {
                    throw failure(result);
                }
            }
            case FAIL, FLAKY, UNEXPECTED_PASS -> throw failure(result);
            case HARNESS_ERROR -> throw new BrokenHarnessException(report(result));
            case INCONCLUSIVE, SKIPPED, KNOWN_FAIL, UNTESTABLE ->
                throw new TestAbortedException(result.verdict().verdict().word() + ": "
                        + result.verdict().reason());
        }
    }

    private AssertionFailedError failure(ScenarioResult result) {
        AssertionFailedError failure = new AssertionFailedError(report(result));
        // Where in Flatline the verdict was told is of no use to anybody; the report says where in the scenario.
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /** Begins with an empty line, since runners put the name of a class before it. */
    private String report(ScenarioResult result) {
        return "\n"
                + FailureReport.render(
                        header, new ScenarioRun(result.scenario(), result.events(), Optional.of(result.verdict())));
    }
}
