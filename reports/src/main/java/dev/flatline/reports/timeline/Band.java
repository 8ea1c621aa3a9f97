package dev.flatline.reports.timeline;

import java.util.OptionalLong;

/**
 * Something that lasted.
 *
 * @param lane where
 * @param kind what it is
 * @param beginMicros when it began, in microseconds since the scenario began
 * @param endMicros when it ended; empty if nothing ended it
 * @param text one line for people
 */
public record Band(TimelineLane lane, Kind kind, long beginMicros, OptionalLong endMicros, String text) {
    /** What lasts. */
    public enum Kind {
        /** A client thought that it was connected. */
        CONNECTED,
        /** A fault was on. */
        FAULT,
        /** A watched path had a value. */
        VALUE
    }
}
