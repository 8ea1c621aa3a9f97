package dev.flatline.suite.bench.virtual;

/**
 * How much is measured in a round.
 *
 * @param events run by the scheduler
 * @param messages sent to the server and answered
 * @param idleHours simulated sessions of an hour, of which the mean counts
 */
public record VirtualScale(int events, int messages, int idleHours) {

    /** What figures are quoted from. */
    public static final VirtualScale FULL = new VirtualScale(2_000_000, 200_000, 50);

    /** A fifth of it, to see roughly where one stands. */
    public static final VirtualScale QUICK = new VirtualScale(400_000, 40_000, 10);
}
