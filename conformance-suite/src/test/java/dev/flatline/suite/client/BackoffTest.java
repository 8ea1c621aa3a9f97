package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.virtual.VirtualTime;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final VirtualTime time = new VirtualTime();

    @Test
    void pausesGrowByThirtyPercentUpToFiveMinutes() {
        Backoff longest = new Backoff(time, alwaysDraws(0.999_999));
        double expected = 1_000;

        for (int i = 0; i < 40; i++) {
            longest.attemptStarts();
            assertThat(longest.nextMillis()).isBetween((long) expected - 2, (long) expected);
            expected = Math.min(300_000, expected * 1.3);
        }
    }

    @Test
    void pausesAreDrawnFromTheWholeRange() {
        Backoff shortest = new Backoff(time, alwaysDraws(0));

        shortest.attemptStarts();

        assertThat(shortest.nextMillis()).isZero();
    }

    @Test
    void timeSpentOnTheAttemptCounts() {
        Backoff backoff = new Backoff(time, alwaysDraws(0.5));

        backoff.attemptStarts();
        time.advance(Duration.ofMillis(600));

        assertThat(backoff.nextMillis()).isEqualTo(200);
    }

    @Test
    void aConnectionThatOutlivedTheDelayIsFollowedAtOnce() {
        Backoff backoff = new Backoff(time, alwaysDraws(0.999_999));

        backoff.attemptStarts();
        backoff.connected();
        time.advance(Duration.ofSeconds(7));

        assertThat(backoff.nextMillis()).isZero();
    }

    @Test
    void aConnectionOfMoreThanThirtySecondsStartsTheGrowthAnew() {
        Backoff backoff = new Backoff(time, alwaysDraws(0.999_999));
        for (int i = 0; i < 10; i++) {
            backoff.attemptStarts();
            backoff.nextMillis();
        }

        backoff.attemptStarts();
        backoff.connected();
        time.advance(Duration.ofMillis(30_001));
        backoff.nextMillis();
        backoff.attemptStarts();

        assertThat(backoff.nextMillis()).isBetween(1_298L, 1_300L);
    }

    @Test
    void noTimerIsLeftBehind() {
        Backoff backoff = new Backoff(time, new Random(1));
        backoff.attemptStarts();
        backoff.connected();

        backoff.stop();

        assertThat(time.pendingTasks()).isZero();
    }

    private static Random alwaysDraws(double value) {
        return new Random(0) {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
