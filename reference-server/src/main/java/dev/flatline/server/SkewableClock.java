package dev.flatline.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A wall clock that can be set wrong while it is used. Timestamps, the time of the greeting, the rules' {@code now} and the
 * expiry of tokens follow it at once; time-outs do not, since durations are measured by another clock.
 *
 * <p>Safe to use from several threads.
 */
public final class SkewableClock implements InstantSource {
    /** The furthest a clock may be off. Further back today would be before 1970, which breaks official clients. */
    public static final Duration MAX_SKEW = Duration.ofDays(50 * 365);

    private final InstantSource honest;
    private volatile Duration skew = Duration.ZERO;

    /** A clock that is right, as long as the one behind it is. */
    public SkewableClock(InstantSource honest) {
        this.honest = honest;
    }

    /**
     * From now on this clock is that far ahead of the one behind it. It replaces an earlier skew and does not add to it, so
     * that zero makes it right again.
     *
     * @param value negative for a clock that is late
     * @throws IllegalArgumentException if it is more than {@link #MAX_SKEW} either way
     */
    public void skew(Duration value) {
        if (value.abs().compareTo(MAX_SKEW) > 0) {
            throw new IllegalArgumentException(
                    "a clock may be off by at most " + MAX_SKEW.toDays() + " days, not by " + value.toDays());
        }
        skew = value;
    }

    /** How far this clock is ahead of the one behind it; negative if it is late. */
    public Duration skew() {
        return skew;
    }

    @Override
    public Instant instant() {
        return honest.instant().plus(skew);
    }
}
