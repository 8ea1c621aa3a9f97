package dev.flatline.server;

import java.time.Duration;

/**
 * How the server finds out that a silent peer is gone (spec 5.2).
 *
 * <p>Both policies look at the connection once per {@linkplain #tick() tick} and count the ticks without a sign of life,
 * so they need no clock, and the moment of detection is exact to one tick.
 */
public sealed interface Liveness {

    /**
     * WebSocket ping frames, for clients that answer them. Any inbound byte is a sign of life.
     *
     * @param interval how often a ping is sent
     * @param timeout after how long without a sign of life the peer is dead; at least two intervals, so that one late pong
     *     kills nobody
     */
    record Ping(Duration interval, Duration timeout) implements Liveness {
        /** Checks the ranges. */
        public Ping {
            requirePositive(interval, "ping interval");
            if (timeout.compareTo(interval.multipliedBy(2)) < 0) {
                throw new IllegalArgumentException(
                        "liveness timeout " + timeout + " must be at least twice the ping interval " + interval);
            }
        }

        @Override
        public Duration tick() {
            return interval;
        }

        @Override
        public Duration toleratedSilence() {
            return timeout.minus(interval);
        }
    }

    /**
     * Only watching, for clients that must never be pinged. Outbound traffic counts as a sign of life too: such clients say
     * nothing for as long as they receive (spec 1.5), so their silence proves something only when the server is silent too.
     *
     * @param timeout after how long without traffic in either direction the peer is dead; above 45 s for real clients,
     *     whose keepalive has that period
     */
    record Passive(Duration timeout) implements Liveness {
        private static final int TICKS_PER_TIMEOUT = 8;

        /** Checks the range. */
        public Passive {
            requirePositive(timeout, "liveness timeout");
        }

        @Override
        public Duration tick() {
            Duration tick = timeout.dividedBy(TICKS_PER_TIMEOUT);
            return tick.isZero() ? timeout : tick;
        }

        @Override
        public Duration toleratedSilence() {
            return timeout;
        }
    }

    /** Pings every {@code interval}; dead after {@code timeout} without a sign of life. */
    static Liveness ping(Duration interval, Duration timeout) {
        return new Ping(interval, timeout);
    }

    /** Never pings; dead after {@code timeout} without traffic in either direction. */
    static Liveness passive(Duration timeout) {
        return new Passive(timeout);
    }

    /** After how long without a sign of life the peer is dead. */
    Duration timeout();

    /** How often the connection is looked at. */
    Duration tick();

    /**
     * The longest time from the loss of the peer to its detection: the timeout, rounded up to whole ticks, plus one tick.
     * For {@link Passive} it counts from the loss or the last push to the peer, whichever is later.
     */
    default Duration detectionBound() {
        return tick().multipliedBy(ticksToDeath() + 1L);
    }

    /** A loss of signal shorter than this, round trip included, is never taken for death (HB-09). */
    Duration toleratedSilence();

    /** How many ticks without a sign of life make a peer dead. */
    default int ticksToDeath() {
        long tickNanos = tick().toNanos();
        return Math.toIntExact((timeout().toNanos() + tickNanos - 1) / tickNanos);
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, not " + duration);
        }
    }
}
