package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SkewableClockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SkewableClock clock = new SkewableClock(InstantSource.fixed(NOW));

    @Test
    void is_right_until_it_is_skewed() {
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void may_be_early_or_late() {
        clock.skew(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(3_600));

        clock.skew(Duration.ofHours(-2));
        assertThat(clock.instant()).isEqualTo(NOW.minusSeconds(7_200));
    }

    @Test
    void is_right_again_with_a_skew_of_zero_since_skews_do_not_add_up() {
        clock.skew(Duration.ofHours(1));
        clock.skew(Duration.ZERO);

        assertThat(clock.instant()).isEqualTo(NOW);
        assertThat(clock.skew()).isZero();
    }

    @Test
    void refuses_a_skew_that_leads_out_of_the_range_of_sensible_clocks() {
        Duration tooFar = SkewableClock.MAX_SKEW.plusNanos(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.skew(tooFar))
                .withMessageContaining("at most 18250 days");
        assertThatIllegalArgumentException().isThrownBy(() -> clock.skew(tooFar.negated()));
    }
}
