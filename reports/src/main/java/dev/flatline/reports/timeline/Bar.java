package dev.flatline.reports.timeline;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An expectation while it was open.
 *
 * @param openedMicros when the runner began to wait, in microseconds since the scenario began
 * @param dueMicros when it had to have come true; empty if the journal does not say
 * @param closedMicros when it was met or found broken; empty if neither
 * @param outcome how it ended
 * @param text what was expected
 * @param found what was said when it ended; empty if it did not
 * @param step the step it belongs to, from 1
 */
public record Bar(
        long openedMicros,
        OptionalLong dueMicros,
        OptionalLong closedMicros,
        Outcome outcome,
        String text,
        Optional<String> found,
        OptionalInt step) {
    /** How an expectation ends, with a sign that stands for it. */
    public enum Outcome {
        /** Nobody said. */
        OPEN("…"),
        /** It came true. */
        MET("✓"),
        /** It did not. */
        BROKEN("✗");

        private final String glyph;

        Outcome(String glyph) {
            this.glyph = glyph;
        }

        /** One column wide. */
        public String glyph() {
            return glyph;
        }
    }

    /** What is worth reading once it has ended: what there was instead if it is broken, else what was expected. */
    public String words() {
        return outcome == Outcome.BROKEN ? found.orElse(text) : text;
    }
}
