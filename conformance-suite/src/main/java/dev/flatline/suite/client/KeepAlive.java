package dev.flatline.suite.client;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Speaks up after 45 s without a frame in either direction, so that nobody between client and server forgets them. */
final class KeepAlive {
    /** How long a connection may be silent (spec 1.5, HB-01). */
    static final long SILENCE_MILLIS = 45_000;

    private final ScheduledExecutorService executor;
    private final Runnable speak;
    private @Nullable ScheduledFuture<?> timer;

    KeepAlive(ScheduledExecutorService executor, Runnable speak) {
        this.executor = executor;
        this.speak = speak;
    }

    /** A frame passed, in whichever direction. */
    void touch() {
        stop();
        timer = executor.schedule(speak, SILENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
