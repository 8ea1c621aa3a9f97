package dev.flatline.suite.run;

import dev.flatline.server.SkewableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The clock of a server under test: it can be set wrong, and knows how often it was asked. Thread-safe. */
public final class ServerClock implements InstantSource {

    private final SkewableClock clock;
    private final AtomicLong readings = new AtomicLong();

    /** @param skew how far it is ahead of the true time from the start */
    public ServerClock(InstantSource trueTime, Duration skew) {
        clock = new SkewableClock(trueTime);
        clock.skew(skew);
    }

    /** From now on it is that far ahead of the true time. */
    public void skew(Duration ahead) {
        clock.skew(ahead);
    }

    /** How often the server has asked for the time. */
    public long readings() {
        return readings.get();
    }

    @Override
    public Instant instant() {
        readings.incrementAndGet();
        return clock.instant();
    }
}
