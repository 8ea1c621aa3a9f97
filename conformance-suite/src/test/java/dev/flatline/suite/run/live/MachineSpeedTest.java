package dev.flatline.suite.run.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineSpeedTest {

    @ParameterizedTest
    @CsvSource({"0.9, 1", "1, 1", "1.49, 1", "1.5, 1.5", "1.51, 2", "3.2, 3.5", "10, 10", "250, 10"})
    void whatIsMeasuredCountsInStepsOfAHalfUpToTen(double measured, double slowdown) {
        assertThat(MachineSpeed.inSteps(measured)).isEqualTo(slowdown);
    }

    @Test
    void aMachineIsNeverTooFast() {
        assertThat(MachineSpeed.slowdown()).isBetween(1.0, 10.0);
    }
}
