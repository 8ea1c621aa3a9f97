package dev.flatline.suite.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void contestantsTakeTurnsInGoingFirst() throws Exception {
        List<String> order = new ArrayList<>();

        Rounds.Pair pair = new Rounds(3, round -> order.add("round " + round))
                .sideBySide(() -> measured(order, "ours", 10), "theirs", () -> measured(order, "theirs", 5));

        assertThat(order)
                .containsExactly("round 1", "ours", "theirs", "round 2", "theirs", "ours", "round 3", "ours", "theirs");
        assertThat(pair.ours().median()).isEqualTo(10);
        assertThat(pair.peer().ratios().median()).isEqualTo(2);
    }

    private static double measured(List<String> order, String who, double figure) {
        order.add(who);
        return figure;
    }

    @Test
    void samplesKnowTheirMedianAndPercentiles() {
        Samples samples = Samples.of(4, 1, 3, 2);

        assertThat(samples.median()).isEqualTo(2.5);
        assertThat(samples.min()).isEqualTo(1);
        assertThat(samples.max()).isEqualTo(4);
        assertThat(samples.percentile(50)).isEqualTo(2);
        assertThat(samples.percentile(99)).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> samples.percentile(0));
        assertThatIllegalArgumentException().isThrownBy(Samples::of);
    }

    @Test
    void aTableSaysWhichAimsWereReached() {
        Row.Peer peer = new Row.Peer("firebase-server", Samples.of(1500), Samples.of(44.2));
        Row met = new Row(
                "puts",
                "puts/s",
                Samples.of(66_300),
                Optional.of(peer),
                Optional.of(new Aim(Aim.Of.RATIO, Aim.Direction.AT_LEAST, 40)),
                "");
        Row missed = new Row(
                "idle",
                "KiB",
                Samples.of(4.5, 4.75),
                Optional.empty(),
                Optional.of(new Aim(Aim.Of.OURS, Aim.Direction.AT_MOST, 4)),
                "10,000 connections");

        assertThat(ResultTable.render("2 processors", List.of(met, missed))).isEqualTo("""
                        2 processors

                                unit      ours  range        peer                    ratio  aim
                          puts  puts/s  66,300              1,500  firebase-server  44.20x  ≥ 40.00x  ✓ met
                          idle  KiB       4.63  4.50..4.75                                  ≤ 4       ✗ missed
                              10,000 connections
                        """);
    }

    @Test
    void aRatioNeedsAPeer() {
        Aim aim = new Aim(Aim.Of.RATIO, Aim.Direction.AT_LEAST, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Row("puts", "1/s", Samples.of(1), Optional.empty(), Optional.of(aim), ""));
    }
}
