package dev.flatline.simulator.link;

/** Passes everything. */
final class NoopStage extends ToxicStage<Toxic.Noop> {
    NoopStage(Link link, PlacedToxic placed, Toxic.Noop toxic) {
        super(link, placed, toxic);
    }

    @Override
    boolean stepHit() {
        return pass();
    }
}
