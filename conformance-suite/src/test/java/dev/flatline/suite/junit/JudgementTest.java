package dev.flatline.suite.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.suite.run.ScenarioResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Each verdict has one meaning for JUnit. */
class JudgementTest {

    private static final Header HEADER =
            Header.virtual("flatline", 1, new Target("reference", "reference", "virtual"), Map.of());

    private final Judgement judgement = new Judgement(HEADER, false);

    private static ScenarioResult result(Verdict verdict) {
        return new ScenarioResult(
                new ScenarioRecord("a/b", "Title", "a/b.yaml", 3, List.of(), List.of("alice"), List.of()),
                List.of(),
                VerdictRecord.of("a/b", verdict, "for a reason", 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"PASS", "WARN"})
    void whatBindsNobodyIsNoFailure(Verdict verdict) {
        assertThatCode(() -> judgement.pronounce(result(verdict))).doesNotThrowAnyException();
    }

    @Test
    void aStrictRunFailsForAWarning() {
        assertThatThrownBy(() -> new Judgement(HEADER, true).pronounce(result(Verdict.WARN)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("! WARN  a/b  (a/b.yaml:3)");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "FLAKY", "UNEXPECTED_PASS"})
    void whatIsRedIsAFailure(Verdict verdict) {
        assertThatThrownBy(() -> judgement.pronounce(result(verdict)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(verdict.word() + "  a/b  (a/b.yaml:3)");
    }

    @Test
    void aFaultOfFlatlineIsAnErrorAndNoFailure() {
        assertThatThrownBy(() -> judgement.pronounce(result(Verdict.HARNESS_ERROR)))
                .isInstanceOf(BrokenHarnessException.class)
                .hasMessageContaining("for a reason");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PASS", "WARN", "FAIL", "FLAKY", "UNEXPECTED_PASS", "HARNESS_ERROR"},
            mode = Mode.EXCLUDE)
    void whatSaysNothingNewIsAborted(Verdict verdict) {
        assertThatThrownBy(() -> judgement.pronounce(result(verdict)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage(verdict.word() + ": for a reason");
    }
}
