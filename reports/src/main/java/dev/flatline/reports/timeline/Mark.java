package dev.flatline.reports.timeline;

import java.util.OptionalInt;

/**
 * Something that happened at one moment.
 *
 * @param lane where
 * @param micros when, in microseconds since the scenario began
 * @param sign what it tells
 * @param text one line for people
 * @param step the step it belongs to, from 1
 */
public record Mark(TimelineLane lane, long micros, Sign sign, String text, OptionalInt step) {}
