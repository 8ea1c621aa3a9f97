package dev.flatline.suite.client;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives a new connection 30 s to prove that messages pass both ways: two answers are needed, and pings ask for them where
 * the application does not (spec 1.6, HB-06). Later silence is not looked at, as in the official SDK.
 */
final class HealthCheck {
    static final long PATIENCE_MILLIS = 30_000;
    static final long FIRST_PING_MILLIS = 5_000;

    private static final long RECEIVED_CHARS_PROVE_HEALTH = 102_400;
    private static final long SENT_CHARS_EXCUSE_SILENCE = 10_240;

    private final ScheduledExecutorService executor;
    private final Runnable ping;
    private final Runnable giveUp;
    private final ScheduledFuture<?> deadline;
    private @Nullable ScheduledFuture<?> firstPing;
    private int answersNeeded = 2;
    private long receivedChars;
    private long sentChars;

    /** The attempt begins now. */
    HealthCheck(ScheduledExecutorService executor, Runnable ping, Runnable giveUp) {
        this.executor = executor;
        this.ping = ping;
        this.giveUp = giveUp;
        deadline = executor.schedule(this::judge, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void greeted() {
        firstPing = executor.schedule(this::pingIfNeeded, FIRST_PING_MILLIS, TimeUnit.MILLISECONDS);
    }

    void received(int chars) {
        receivedChars += chars;
    }

    void sent(int chars) {
        sentChars += chars;
    }

    /** A data message came. */
    void answered() {
        answersNeeded--;
    }

    void ponged() {
        answered();
        pingIfNeeded();
    }

    void stop() {
        deadline.cancel(false);
        if (firstPing != null) {
            firstPing.cancel(false);
        }
    }

    private void pingIfNeeded() {
        if (answersNeeded > 0) {
            ping.run();
        }
    }

    private void judge() {
        boolean healthy = answersNeeded <= 0 || receivedChars > RECEIVED_CHARS_PROVE_HEALTH;
        // A big upload may hold back the answers; it is left alone.
        if (!healthy && sentChars <= SENT_CHARS_EXCUSE_SILENCE) {
            giveUp.run();
        }
    }
}
