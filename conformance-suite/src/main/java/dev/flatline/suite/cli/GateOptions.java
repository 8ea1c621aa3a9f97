package dev.flatline.suite.cli;

import dev.flatline.suite.run.Baseline;
import dev.flatline.suite.run.Gate;
import dev.flatline.suite.run.live.MachineSpeed;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how a run is judged, and when it ends. */
final class GateOptions {

    private static final String AUTO = "auto";
    private static final int REPEAT_MAX = 10_000;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Play each scenario N times, with a seed of its own each time. What is kept only sometimes is FLAKY.")
    private int repeat = 1;

    @Option(names = "--fail-fast", description = "Begin no scenario any more once one has failed.")
    private boolean failFast;

    @Option(names = "--strict", description = "Exit with 1 on WARN, too.")
    private boolean strict;

    @Option(
            names = "--time-factor",
            paramLabel = "X|auto",
            defaultValue = AUTO,
            description = "Stretch all bounds, for a slow machine. Default: ${DEFAULT-VALUE}, measured at the start.")
    private String timeFactor = AUTO;

    /** @throws UserError if an option is out of range */
    Gate gate(Baseline baseline) {
        if (repeat < 1 || repeat > REPEAT_MAX) {
            throw new UserError("--repeat must be from 1 to " + REPEAT_MAX + ", not " + repeat + ".");
        }
        return new Gate(repeat, failFast, strict, baseline);
    }

    /**
     * By how much bounds are stretched: what was asked for; else what the machine's load suggests, and 1 in virtual time. Measuring
     * takes a tenth of a second and more.
     *
     * @throws UserError if it is neither a number nor {@code auto}
     */
    double timeFactor(boolean virtual) {
        return given().orElseGet(() -> virtual ? 1 : MachineSpeed.slowdown());
    }

    private Optional<Double> given() {
        if (timeFactor.equals(AUTO)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.valueOf(timeFactor));
        } catch (NumberFormatException e) {
            throw new UserError("--time-factor wants a number from 1 to 100, or auto, not '" + timeFactor + "'.");
        }
    }
}
