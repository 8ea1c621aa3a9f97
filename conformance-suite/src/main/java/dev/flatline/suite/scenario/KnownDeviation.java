package dev.flatline.suite.scenario;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An entry of a baseline: a failure that somebody knows of, and has said why it is not repaired.
 *
 * @param id the scenario that fails, or the requirement that failures are put down to
 * @param owner who answers questions about it
 * @param reason why it fails, and why that is accepted; one sentence
 * @param link where to read more: an address that begins with {@code http://} or {@code https://}
 * @param date since when it is known
 * @param expires the last day on which it is excused; empty: until it passes
 * @param position where the entry begins
 */
public record KnownDeviation(
        String id,
        String owner,
        String reason,
        String link,
        LocalDate date,
        Optional<LocalDate> expires,
        Position position) {}
