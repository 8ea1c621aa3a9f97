package dev.flatline.reports.render;

import dev.flatline.reports.timeline.TimelineLane;
import java.util.OptionalInt;

/** A row of a timeline in words: something that happened, a silence, or rows left out. */
sealed interface TimelineRow {

    /**
     * Something that happened.
     *
     * @param micros when, in microseconds since the scenario began
     * @param lane where
     * @param sign one column wide
     * @param kind a word for its kind, which a style sheet knows
     * @param text one line for people
     * @param step the step it belongs to, from 1
     * @param divergence whether the scenario went wrong here
     */
    record Happened(
            long micros, TimelineLane lane, String sign, String kind, String text, OptionalInt step, boolean divergence)
            implements TimelineRow {

        /** Whether it is the runner who does or judges this, which is no client's and no server's. */
        boolean isRunners() {
            return lane.equals(TimelineLane.RUN);
        }

        /** Whether the runner judges. */
        boolean judges() {
            return kind.equals(TimelineRows.EXPECT)
                    || kind.equals(TimelineRows.MET)
                    || kind.equals(TimelineRows.BROKEN);
        }

        Happened asDivergence() {
            return new Happened(micros, lane, sign, kind, text, step, true);
        }
    }

    /** Nothing happened for that long. */
    record Silence(long micros) implements TimelineRow {
        String text() {
            return "… " + Durations.millis(micros / 1_000) + " of silence";
        }
    }

    /** So many events are left out here to keep the timeline short. */
    record LeftOut(int events) implements TimelineRow {
        String text() {
            return "… " + events + (events == 1 ? " event" : " events") + " left out; the journal has them";
        }
    }
}
