package dev.flatline.reports.journal;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Closes a scenario: what was decided and why.
 *
 * @param scenario the id of the scenario
 * @param verdict the outcome
 * @param reason why, in one sentence; may be empty for PASS
 * @param requirement the id of the requirement that decided it
 * @param expected what was promised
 * @param actual what was seen instead
 * @param nearest the observation that came closest to the promise
 * @param step the scenario step that decided it, from 1
 * @param line that step's line in the scenario's file, from 1
 * @param tookMillis how long the scenario took, in milliseconds: simulated in the virtual world, real in the live one
 */
public record VerdictRecord(
        String scenario,
        Verdict verdict,
        String reason,
        Optional<String> requirement,
        Optional<String> expected,
        Optional<String> actual,
        Optional<String> nearest,
        OptionalInt step,
        OptionalInt line,
        long tookMillis)
        implements JournalRecord {

    /** @throws IllegalArgumentException if step or line is below 1 or the duration is negative */
    public VerdictRecord {
        Steps.check(step);
        if (line.isPresent() && line.getAsInt() < 1) {
            throw new IllegalArgumentException("'line' counts from 1, is " + line.getAsInt());
        }
        if (tookMillis < 0) {
            throw new IllegalArgumentException("'tookMillis' must not be negative, is " + tookMillis);
        }
    }

    /** A verdict that names no requirement, observation or step; add them with the methods below. */
    public static VerdictRecord of(String scenario, Verdict verdict, String reason, long tookMillis) {
        return new VerdictRecord(
                scenario,
                verdict,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                tookMillis);
    }

    /** What this verdict is about, judged otherwise and for another reason. */
    public VerdictRecord as(Verdict verdict, String reason, long tookMillis) {
        return new VerdictRecord(
                scenario, verdict, reason, requirement, expected, actual, nearest, step, line, tookMillis);
    }

    /** This verdict, decided by the requirement with the given id. */
    public VerdictRecord withRequirement(String id) {
        return new VerdictRecord(
                scenario, verdict, reason, Optional.of(id), expected, actual, nearest, step, line, tookMillis);
    }

    /** This verdict with what was promised and what was seen. */
    public VerdictRecord withObservation(String expected, String actual) {
        return new VerdictRecord(
                scenario,
                verdict,
                reason,
                requirement,
                Optional.of(expected),
                Optional.of(actual),
                nearest,
                step,
                line,
                tookMillis);
    }

    /** This verdict with the observation that came closest to the promise. */
    public VerdictRecord withNearest(String nearest) {
        return new VerdictRecord(
                scenario, verdict, reason, requirement, expected, actual, Optional.of(nearest), step, line, tookMillis);
    }

    /** This verdict, decided at the given step (from 1) on the given line of the scenario's file (from 1). */
    public VerdictRecord at(int step, int line) {
        return new VerdictRecord(
                scenario,
                verdict,
                reason,
                requirement,
                expected,
                actual,
                nearest,
                OptionalInt.of(step),
                OptionalInt.of(line),
                tookMillis);
    }
}
