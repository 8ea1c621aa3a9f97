package dev.flatline.suite.bench;

import java.util.function.IntConsumer;

/** Repeats measurements; two that are compared take turns in going first, so that a noisy minute hurts both. */
public final class Rounds {
    private final int count;
    private final IntConsumer progress;

    /**
     * So many rounds.
     *
     * @param count at least 1
     * @param progress is told the number of each round, from 1, as it begins
     */
    public Rounds(int count, IntConsumer progress) {
        if (count < 1) {
            throw new IllegalArgumentException("at least one round, not " + count);
        }
        this.count = count;
        this.progress = progress;
    }

    /**
     * Measures one thing by itself.
     *
     * @throws Exception what the measurement throws
     */
    public Samples alone(Measurement measurement) throws Exception {
        double[] figures = new double[count];
        for (int round = 0; round < count; round++) {
            progress.accept(round + 1);
            figures[round] = measurement.measure();
        }
        return Samples.of(figures);
    }

    /**
     * Measures two things in alternating order.
     *
     * @throws Exception what a measurement throws
     */
    public Pair sideBySide(Measurement ours, String peerName, Measurement peer) throws Exception {
        double[] first = new double[count];
        double[] second = new double[count];
        double[] ratios = new double[count];
        for (int round = 0; round < count; round++) {
            progress.accept(round + 1);
            if (round % 2 == 0) {
                first[round] = ours.measure();
                second[round] = peer.measure();
            } else {
                second[round] = peer.measure();
                first[round] = ours.measure();
            }
            ratios[round] = first[round] / second[round];
        }
        return new Pair(Samples.of(first), new Row.Peer(peerName, Samples.of(second), Samples.of(ratios)));
    }

    /**
     * Two that were measured in the same rounds.
     *
     * @param ours what we reached
     * @param peer what the other reached, and the ratios
     */
    public record Pair(Samples ours, Row.Peer peer) {}
}
