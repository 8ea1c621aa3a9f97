package dev.flatline.reports.journal;

import java.util.OptionalInt;

/** The counting of steps, the same for events and verdicts. */
final class Steps {
    private Steps() {}

    static void check(OptionalInt step) {
        if (step.isPresent() && step.getAsInt() < 1) {
            throw new IllegalArgumentException("'step' counts from 1, is " + step.getAsInt());
        }
    }
}
