package dev.flatline.simulator.link;

/** Passes data, and the end after a delay. */
final class SlowCloseStage extends ToxicStage<Toxic.SlowClose> {
    SlowCloseStage(Link link, PlacedToxic placed, Toxic.SlowClose toxic) {
        super(link, placed, toxic);
    }

    @Override
    boolean stepHit() {
        if (!queue().isEmpty()) {
            return pass();
        }
        if (isEnded() && !isWaiting()) {
            waitFor(millis(toxic().delayMillis()), this::close);
        }
        return false;
    }
}
