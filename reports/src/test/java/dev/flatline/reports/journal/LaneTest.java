package dev.flatline.reports.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void aLaneKnowsWhoseItIs() {
        assertThat(Lane.client("alice").client()).contains("alice");
        assertThat(Lane.link("alice").client()).contains("alice");
        assertThat(Lane.link("alice").isLink()).isTrue();
        assertThat(List.of(Lane.SERVER, Lane.OBSERVER, Lane.RUN))
                .allMatch(lane -> lane.client().isEmpty());
    }

    @Test
    void aClientCannotTakeTheNameOfAnotherLane() {
        for (String taken : List.of("server", "observer", "run", "link:alice", "a:b", "", " ")) {
            assertThatIllegalArgumentException().as(taken).isThrownBy(() -> Lane.client(taken));
        }
    }
}
