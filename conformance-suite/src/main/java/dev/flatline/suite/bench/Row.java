package dev.flatline.suite.bench;

import java.util.Optional;

/**
 * One line of the results.
 *
 * @param what was measured, for a person
 * @param unit of the figures, for instance {@code deliveries/s}
 * @param ours what we reached, one sample per round
 * @param peer beside whom, if anybody
 * @param aim what should be reached, if anything
 * @param note what a reader must know, for instance what was missing; may be empty
 */
public record Row(String what, String unit, Samples ours, Optional<Peer> peer, Optional<Aim> aim, String note) {

    /**
     * Beside whom.
     *
     * @param name of the peer
     * @param samples what it reached, one per round
     * @param ratios ours divided by the peer's, one per round
     */
    public record Peer(String name, Samples samples, Samples ratios) {}

    /** An aim for a ratio needs a peer. */
    public Row {
        if (aim.isPresent() && aim.get().of() == Aim.Of.RATIO && peer.isEmpty()) {
            throw new IllegalArgumentException(what + ": a ratio needs a peer");
        }
    }

    /** Whether the aim was reached; empty if there is none. */
    public Optional<Boolean> isMet() {
        return aim.map(wanted -> wanted.isMetBy(
                wanted.of() == Aim.Of.OURS
                        ? ours.median()
                        : peer.orElseThrow().ratios().median()));
    }
}
