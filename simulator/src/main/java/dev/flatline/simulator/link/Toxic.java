package dev.flatline.simulator.link;

/**
 * What one stage of a link does to the stream, with its parameters; named and valued as in Toxiproxy.
 *
 * <p>Values that crash Toxiproxy are harmless here: a negative bandwidth is refused, a slicer without an average size
 * does not slice, and jitter is capped.
 */
public sealed interface Toxic {

    /** The type, which knows the names used in the HTTP API. */
    ToxicType type();

    /** Passes everything. */
    record Noop() implements Toxic {
        @Override
        public ToxicType type() {
            return ToxicType.NOOP;
        }
    }

    /**
     * Delays each chunk, counted from its arrival; the end of the stream is delayed only behind queued data.
     *
     * @param latencyMillis the delay; below 0 counts as 0
     * @param jitterMillis each chunk's delay varies uniformly by as much up or down; 0 or below: not at all
     */
    record Latency(long latencyMillis, long jitterMillis) implements Toxic {
        @Override
        public ToxicType type() {
            return ToxicType.LATENCY;
        }
    }

    /**
     * Limits the rate; 0 holds all data, and the end behind it, without losing any.
     *
     * @param rateKilobytesPerSecond in units of 1000 bytes per second, at least 0
     */
    record Bandwidth(long rateKilobytesPerSecond) implements Toxic {
        /** Refuses a negative rate. */
        public Bandwidth {
            if (rateKilobytesPerSecond < 0) {
                throw new IllegalArgumentException("rate must not be negative, was " + rateKilobytesPerSecond);
            }
        }

        @Override
        public ToxicType type() {
            return ToxicType.BANDWIDTH;
        }
    }

    /**
     * Delays the end of the stream.
     *
     * @param delayMillis how long; below 0 counts as 0
     */
    record SlowClose(long delayMillis) implements Toxic {
        @Override
        public ToxicType type() {
            return ToxicType.SLOW_CLOSE;
        }
    }

    /**
     * Drops all data, lets the end pass, and closes the connection after a silence; its removal closes every connection
     * that has it.
     *
     * @param timeoutMillis the silence after which the connection is closed; 0 or below: never
     */
    record Timeout(long timeoutMillis) implements Toxic {
        @Override
        public ToxicType type() {
            return ToxicType.TIMEOUT;
        }
    }

    /**
     * Waits for the first data or the end, then closes. A connection that starts with it ends in a RST, however it ends
     * and whatever the toxicity; one that got it later ends in a FIN.
     *
     * @param timeoutMillis the wait after the first data or the end; below 0 counts as 0
     */
    record ResetPeer(long timeoutMillis) implements Toxic {
        @Override
        public ToxicType type() {
            return ToxicType.RESET_PEER;
        }
    }

    /**
     * Passes so many bytes per connection, then closes; 0 closes on the first data.
     *
     * @param bytes how many bytes pass
     */
    record LimitData(long bytes) implements Toxic {
        @Override
        public ToxicType type() {
            return ToxicType.LIMIT_DATA;
        }
    }

    /**
     * Cuts chunks into pieces by halving until a piece exceeds the average by no more than the variation.
     *
     * @param averageSizeBytes upper bound of a piece when the variation is 0; 0 or below: no slicing
     * @param sizeVariationBytes by how much a cut may stray from the middle; 0 or below: not at all
     * @param delayMicros the wait after each piece, the last included
     */
    record Slicer(long averageSizeBytes, long sizeVariationBytes, long delayMicros) implements Toxic {
        @Override
        public ToxicType type() {
            return ToxicType.SLICER;
        }
    }
}
