package dev.flatline.simulator.link;

import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stage with a toxic. Whether the toxic takes effect is drawn when the stage starts and on each of its own updates;
 * where it misses, the stage passes everything. (Toxiproxy draws again when a neighbour changes; that would make one
 * toxic's fate depend on another's.)
 */
abstract class ToxicStage<T extends Toxic> extends Stage {
    private final Link link;
    private final Random random;
    private PlacedToxic placed;
    private T toxic;
    private boolean hit;
    private @Nullable ScheduledFuture<?> timer;

    ToxicStage(Link link, PlacedToxic placed, T toxic) {
        this.link = link;
        this.random = link.draws().of(placed.direction(), placed.name());
        this.placed = placed;
        this.toxic = toxic;
    }

    static ToxicStage<?> of(Link link, PlacedToxic placed) {
        Toxic toxic = placed.toxic();
        if (toxic instanceof Toxic.Latency latency) {
            return new LatencyStage(link, placed, latency);
        } else if (toxic instanceof Toxic.Bandwidth bandwidth) {
            return new BandwidthStage(link, placed, bandwidth);
        } else if (toxic instanceof Toxic.SlowClose slowClose) {
            return new SlowCloseStage(link, placed, slowClose);
        } else if (toxic instanceof Toxic.Timeout timeout) {
            return new TimeoutStage(link, placed, timeout);
        } else if (toxic instanceof Toxic.ResetPeer resetPeer) {
            return new ResetPeerStage(link, placed, resetPeer);
        } else if (toxic instanceof Toxic.LimitData limitData) {
            return new LimitDataStage(link, placed, limitData);
        } else if (toxic instanceof Toxic.Slicer slicer) {
            return new SlicerStage(link, placed, slicer);
        }
        return new NoopStage(link, placed, (Toxic.Noop) toxic);
    }

    /** One move with the toxic in effect. */
    abstract boolean stepHit();

    /** The toxic takes effect from now on. */
    void started() {}

    /** Stops what is under way, because the toxic changes or goes: what was held back by a timer leaves now. */
    void interrupted() {}

    /** Whether taking the toxic away ends the stream. */
    boolean closesOnRemoval() {
        return false;
    }

    final void start() {
        hit = random.nextFloat() < placed.toxicity();
        if (hit && !isClosed()) {
            started();
        }
        resume();
    }

    /** Changes the toxic's values; its type stays. */
    @SuppressWarnings("unchecked") // guarded by the comparison of types
    final void update(PlacedToxic changed) {
        if (changed.toxic().type() != toxic.type()) {
            throw new IllegalArgumentException("toxic " + placed.name() + " cannot change its type");
        }
        suspend();
        interrupt();
        placed = changed;
        toxic = (T) changed.toxic();
        start();
    }

    final void remove() {
        suspend();
        interrupt();
        if (closesOnRemoval()) {
            close();
        }
        unlink();
    }

    final void interrupt() {
        cancelTimer();
        if (hit && !isClosed()) {
            interrupted();
        }
    }

    @Override
    final boolean step() {
        return hit ? stepHit() : pass();
    }

    @Override
    final void lost(int bytes) {
        link.lost(bytes);
    }

    final String name() {
        return placed.name();
    }

    final T toxic() {
        return toxic;
    }

    final Random random() {
        return random;
    }

    final long nowNanos() {
        return link.time().nanos();
    }

    final boolean isWaiting() {
        return timer != null;
    }

    /** Runs the action after the delay, unless the stage is interrupted before; a second timer replaces the first. */
    final void waitFor(long delayNanos, Runnable action) {
        cancelTimer();
        timer = link.time().after(delayNanos, () -> {
            timer = null;
            if (!isClosed()) {
                action.run();
                run();
            }
        });
    }

    final void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** Milliseconds as nanoseconds, at least 0 and never overflowing. */
    static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis));
    }
}
