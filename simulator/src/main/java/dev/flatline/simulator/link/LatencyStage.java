package dev.flatline.simulator.link;

/** Holds each chunk until its arrival plus the delay; order is kept, so a chunk may wait for the one before it. */
final class LatencyStage extends ToxicStage<Toxic.Latency> {
    /** As in Toxiproxy: deep enough that chunks overlap, bounded so that a stalled reader cannot fill the memory. */
    private static final int QUEUED_CHUNKS = 1024;

    private static final long LONGEST_MILLIS = 1L << 40;

    private boolean drawn;
    private long dueNanos;

    LatencyStage(Link link, PlacedToxic placed, Toxic.Latency toxic) {
        super(link, placed, toxic);
    }

    @Override
    int capacity() {
        return QUEUED_CHUNKS;
    }

    @Override
    boolean stepHit() {
        Chunk chunk = queue().peek();
        if (chunk == null) {
            return closeIfEnded();
        }
        if (!drawn) {
            drawn = true;
            dueNanos = chunk.arrivedNanos() + delayNanos();
        }
        long waitNanos = dueNanos - nowNanos();
        if (waitNanos > 0) {
            if (!isWaiting()) {
                waitFor(waitNanos, () -> {});
            }
            return false;
        }
        if (!next().admits()) {
            return false;
        }
        release(dueNanos);
        return true;
    }

    @Override
    void interrupted() {
        if (drawn) {
            release(nowNanos());
        }
    }

    /** The arrival stamp moves on with the chunk, so that a second latency adds to this one. */
    private void release(long leavesNanos) {
        drawn = false;
        next().offer(queue().remove().arrivedAt(leavesNanos));
    }

    private long delayNanos() {
        long jitter = Math.min(toxic().jitterMillis(), LONGEST_MILLIS);
        long delayMillis = Math.min(toxic().latencyMillis(), LONGEST_MILLIS);
        if (jitter > 0) {
            delayMillis += (long) (random().nextDouble() * (2 * jitter)) - jitter;
        }
        return millis(delayMillis);
    }
}
