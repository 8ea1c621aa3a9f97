package dev.flatline.suite.run.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineSpeedTest {

    @ParameterizedTest
    @CsvSource({"0.9, 1", "1, 1", "1.49, 1", "1.5, 1.5", "1.51, 2", "2.2, 2.5", "3, 3", "250, 3"})
    void whatIsMeasuredCountsInStepsOfAHalfUpToThree(double measured, double slowdown) {
        assertThat(MachineSpeed.inSteps(measured)).isEqualTo(slowdown);
    }

    @Test
    void aMachineIsNeverTooFast() {
        assertThat(MachineSpeed.slowdown()).isBetween(1.0, 3.0);
    }
}
