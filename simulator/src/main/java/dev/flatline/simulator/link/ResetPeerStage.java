package dev.flatline.simulator.link;

/**
 * Waits for data or the end, then ends the stream; {@link ProxiedConnection} makes a RST of it. An interrupted wait
 * loses nothing (Toxiproxy's cannot be interrupted).
 */
final class ResetPeerStage extends ToxicStage<Toxic.ResetPeer> {
    ResetPeerStage(Link link, PlacedToxic placed, Toxic.ResetPeer toxic) {
        super(link, placed, toxic);
    }

    @Override
    boolean stepHit() {
        if (!isWaiting() && (isEnded() || !queue().isEmpty())) {
            waitFor(millis(toxic().timeoutMillis()), this::close);
        }
        return false;
    }
}
