package dev.flatline.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.reports.Samples;
import dev.flatline.reports.render.HistoryLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastRunTest {

    @Test
    void whatIsWrittenIsRead() {
        String file = HistoryLine.render(Samples.journal(Samples.green()))
                + "\n"
                + HistoryLine.render(Samples.journal(Samples.mixed()))
                + HistoryLine.render(Samples.journal(Samples.cutShort()));

        assertThat(PastRun.read(file))
                .satisfiesExactly(
                        green -> {
                            assertThat(green.started()).isEmpty();
                            assertThat(green.exit()).contains(0);
                            assertThat(green.scenarios()).isEqualTo(3);
                            assertThat(green.attention()).isEmpty();
                        },
                        mixed -> {
                            assertThat(mixed.started()).contains("2026-01-31T12:00:00Z");
                            assertThat(mixed.exit()).contains(70);
                            assertThat(mixed.scenarios()).isEqualTo(10);
                            assertThat(mixed.attention()).contains("disconnect-writes/cut");
                        },
                        cutShort -> assertThat(cutShort.exit()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "[]", "{\"world\":\"live\",\"setting\":\"x\"}", "{\"world\":1}"})
    void aLineThatTellsOfNoRunIsNamed(String line) {
        String good = HistoryLine.render(Samples.journal(Samples.green()));

        assertThatThrownBy(() -> PastRun.read(good + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2 ");
    }
}
