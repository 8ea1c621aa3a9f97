package dev.flatline.suite.driver.kit;

import java.util.List;

/**
 * What came of one check.
 *
 * @param name a few words, such as {@code push}
 * @param rule what the page says
 * @param outcome whether the driver keeps it
 * @param reason what was wrong, or why nothing was checked; empty if the driver is right
 * @param lines everything that was said, the sent lines after {@code "> "}, the printed ones after {@code "< "}
 * @param errors the last lines of the driver's standard error, if something was wrong
 */
public record CheckResult(
        String name, String rule, Outcome outcome, String reason, List<String> lines, List<String> errors) {

    public CheckResult {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    /** How a check ended. */
    public enum Outcome {
        /** As the page says. */
        RIGHT,
        /** Otherwise. */
        WRONG,
        /** The driver does not name the capability, or says that its SDK has no such thing. */
        LEFT_OUT
    }
}
