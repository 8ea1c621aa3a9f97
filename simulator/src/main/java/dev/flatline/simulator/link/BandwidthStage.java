package dev.flatline.simulator.link;

/** Sends each chunk after the time its bytes take at the rate, in steps of 100 ms; rate 0 sends nothing. */
final class BandwidthStage extends ToxicStage<Toxic.Bandwidth> {
    private static final long STEP_MILLIS = 100;
    private static final long MAX_RATE = Long.MAX_VALUE / STEP_MILLIS;

    /** Whether the head of the queue is on its way, so that an interruption lets it go. */
    private boolean sending;

    /** Time still owed for what is on its way. Below 0 after a late timer, which the next chunk then makes up for. */
    private long owedNanos;

    private boolean paid;

    BandwidthStage(Link link, PlacedToxic placed, Toxic.Bandwidth toxic) {
        super(link, placed, toxic);
    }

    @Override
    void started() {
        owedNanos = 0;
    }

    @Override
    boolean stepHit() {
        Chunk chunk = queue().peek();
        if (chunk == null) {
            return closeIfEnded();
        }
        long rate = Math.min(toxic().rateKilobytesPerSecond(), MAX_RATE);
        if (!sending) {
            sending = true;
            owedNanos += rate == 0 ? 0 : millis(1) * chunk.length() / rate;
        }
        if (rate == 0 || isWaiting()) {
            return false;
        }
        boolean whole = chunk.length() <= rate * STEP_MILLIS;
        if (!paid) {
            pay(whole ? owedNanos : millis(STEP_MILLIS));
            return paid;
        }
        if (!next().admits()) {
            return false;
        }
        sendPiece(whole ? chunk.length() : (int) (rate * STEP_MILLIS));
        return true;
    }

    private void pay(long nanos) {
        if (nanos <= 0) {
            paid = true;
            return;
        }
        long startNanos = nowNanos();
        waitFor(nanos, () -> {
            owedNanos -= nowNanos() - startNanos;
            paid = true;
        });
    }

    private void sendPiece(int length) {
        paid = false;
        Chunk chunk = queue().remove();
        if (length < chunk.length()) {
            queue().addFirst(chunk.after(length));
        } else {
            sending = false;
        }
        next().offer(chunk.first(length));
    }

    @Override
    void interrupted() {
        if (sending) {
            sending = false;
            paid = false;
            next().offer(queue().remove());
        }
    }
}
