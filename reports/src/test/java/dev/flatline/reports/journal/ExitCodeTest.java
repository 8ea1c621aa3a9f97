package dev.flatline.reports.journal;

import static dev.flatline.reports.journal.Verdict.FAIL;
import static dev.flatline.reports.journal.Verdict.FLAKY;
import static dev.flatline.reports.journal.Verdict.HARNESS_ERROR;
import static dev.flatline.reports.journal.Verdict.INCONCLUSIVE;
import static dev.flatline.reports.journal.Verdict.KNOWN_FAIL;
import static dev.flatline.reports.journal.Verdict.PASS;
import static dev.flatline.reports.journal.Verdict.SKIPPED;
import static dev.flatline.reports.journal.Verdict.UNEXPECTED_PASS;
import static dev.flatline.reports.journal.Verdict.UNTESTABLE;
import static dev.flatline.reports.journal.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void whatIsNobodysFaultIsGreen() {
        assertThat(exit(PASS, KNOWN_FAIL, SKIPPED, UNTESTABLE, WARN)).isZero();
    }

    @Test
    void failuresAreRed() {
        for (Verdict red : List.of(FAIL, FLAKY, UNEXPECTED_PASS)) {
            assertThat(exit(PASS, red)).as(red.word()).isEqualTo(1);
        }
    }

    @Test
    void warningsAreRedOnlyInAStrictRun() {
        assertThat(ExitCode.of(List.of(PASS, WARN), true).number()).isEqualTo(1);
        assertThat(ExitCode.of(List.of(PASS), true).number()).isZero();
    }

    @Test
    void theFirstRuleThatAppliesWinsInWhateverOrderVerdictsCome() {
        assertThat(exit(INCONCLUSIVE, PASS)).isEqualTo(2);
        assertThat(exit(FAIL, INCONCLUSIVE)).isEqualTo(1);
        assertThat(exit(INCONCLUSIVE, FAIL)).isEqualTo(1);
        assertThat(exit(HARNESS_ERROR, FAIL)).isEqualTo(70);
        assertThat(exit(FAIL, HARNESS_ERROR, INCONCLUSIVE)).isEqualTo(70);
    }

    @Test
    void aRunWithoutAVerdictIsNeverGreen() {
        assertThat(exit()).isEqualTo(2);
    }

    @Test
    void everyVerdictHasItsOwnWordAndGlyph() {
        assertThat(Arrays.stream(Verdict.values()).map(Verdict::word)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Verdict.values()).map(Verdict::glyph))
                .doesNotHaveDuplicates()
                .allMatch(glyph -> glyph.codePointCount(0, glyph.length()) == 1);
    }

    private static int exit(Verdict... verdicts) {
        return ExitCode.of(List.of(verdicts), false).number();
    }
}
