package dev.flatline.simulator.link;

/** Passes data up to the limit, then ends the stream. The count survives updates. */
final class LimitDataStage extends ToxicStage<Toxic.LimitData> {
    private long passedBytes;

    LimitDataStage(Link link, PlacedToxic placed, Toxic.LimitData toxic) {
        super(link, placed, toxic);
    }

    @Override
    boolean stepHit() {
        Chunk chunk = queue().peek();
        if (chunk == null) {
            return closeIfEnded();
        }
        int passing = (int) Math.min(chunk.length(), Math.max(0, toxic().bytes() - passedBytes));
        if (passing > 0) {
            if (!next().admits()) {
                return false;
            }
            passedBytes += passing;
            next().offer(chunk.first(passing));
        }
        queue().remove();
        lost(chunk.length() - passing);
        if (passedBytes >= toxic().bytes()) {
            close();
            return false;
        }
        return true;
    }
}
