package dev.flatline.simulator.link;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** Cuts chunks into pieces, with a wait after each. */
final class SlicerStage extends ToxicStage<Toxic.Slicer> {
    /** Lengths of the pieces that the head of the queue is still to be cut into. */
    private final ArrayDeque<Integer> pieces = new ArrayDeque<>();

    SlicerStage(Link link, PlacedToxic placed, Toxic.Slicer toxic) {
        super(link, placed, toxic);
    }

    @Override
    boolean stepHit() {
        if (isWaiting()) {
            return false;
        }
        Chunk chunk = queue().peek();
        if (chunk == null) {
            return closeIfEnded();
        }
        if (!next().admits()) {
            return false;
        }
        if (pieces.isEmpty()) {
            cut(chunk.length());
        }
        int length = pieces.remove();
        queue().remove();
        if (length < chunk.length()) {
            queue().addFirst(chunk.after(length));
        }
        next().offer(chunk.first(length));
        if (toxic().delayMicros() > 0) {
            waitFor(TimeUnit.MICROSECONDS.toNanos(toxic().delayMicros()), () -> {});
        }
        return true;
    }

    /** Halves, the left half first, until the pieces are small enough; each cut strays by up to the variation. */
    private void cut(int length) {
        long average = toxic().averageSizeBytes();
        long variation = Math.max(0, Math.min(toxic().sizeVariationBytes(), Integer.MAX_VALUE));
        if (average <= 0 || length <= 1 || length - average <= variation) {
            pieces.add(length);
            return;
        }
        long middle = length / 2;
        if (variation > 0) {
            middle += (long) (random().nextDouble() * (2 * variation)) - variation;
        }
        int left = (int) Math.max(1, Math.min(length - 1, middle));
        cut(left);
        cut(length - left);
    }

    @Override
    void interrupted() {
        if (!pieces.isEmpty()) {
            pieces.clear();
            next().offer(queue().remove());
        }
    }
}
