package dev.flatline.simulator.link;

/** Drops data; ends the stream after a silence, and when the toxic is removed. */
final class TimeoutStage extends ToxicStage<Toxic.Timeout> {
    TimeoutStage(Link link, PlacedToxic placed, Toxic.Timeout toxic) {
        super(link, placed, toxic);
    }

    @Override
    void started() {
        if (toxic().timeoutMillis() > 0) {
            waitFor(millis(toxic().timeoutMillis()), this::close);
        }
    }

    @Override
    boolean stepHit() {
        Chunk chunk = queue().poll();
        if (chunk == null) {
            return closeIfEnded();
        }
        lost(chunk.length());
        started();
        return true;
    }

    @Override
    boolean closesOnRemoval() {
        return true;
    }
}
