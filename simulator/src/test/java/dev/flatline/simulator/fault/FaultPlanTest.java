package dev.flatline.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.simulator.virtual.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that take their course. */
class FaultPlanTest {
    private static final Fault JITTERY = new Fault.Latency(Duration.ofMillis(200), Duration.ofMillis(100));

    @Test
    void plainFaultsHaveNoPlan() {
        assertThat(FaultPlan.of(new Fault.Close(), new SplittableRandom(1))).isEmpty();
        assertThat(FaultPlan.of(new Fault.Latency(Duration.ofMillis(1)), new SplittableRandom(1)))
                .isEmpty();
    }

    @Test
    void jitterDrawsALatencyWithinItsBoundsEachPeriodWithoutEnd() {
        List<TimedFault> steps = steps(JITTERY, 1, 1000);

        assertThat(steps.get(0).after()).isZero();
        assertThat(steps.subList(1, 1000)).allMatch(step -> step.after().equals(FaultPlan.JITTER_PERIOD));
        assertThat(steps)
                .extracting(step -> ((Fault.Latency) step.fault()).eachWay().toMillis())
                .allMatch(millis -> millis >= 100 && millis <= 300)
                .contains(100L, 300L);
    }

    @Test
    void aFlapBreaksTheConnectionSoManyTimesAndLeavesItWell() {
        List<TimedFault> steps = steps(new Fault.Flap(30, Duration.ofMillis(400)), 1, 1000);

        assertThat(steps)
                .filteredOn(step -> switch (step.fault().kind()) {
                    case CLOSE, SIGNAL_LOSS, REFUSE -> true;
                    default -> false;
                })
                .hasSize(30)
                .allMatch(step -> step.after().toMillis() >= 200 && step.after().toMillis() <= 400)
                .extracting(step -> step.fault().kind())
                .contains(FaultKind.CLOSE, FaultKind.SIGNAL_LOSS, FaultKind.REFUSE);
        for (int i = 0; i < steps.size(); i++) {
            FaultKind kind = steps.get(i).fault().kind();
            if (kind == FaultKind.SIGNAL_LOSS) {
                assertThat(steps.get(i + 1).fault()).isEqualTo(new Fault.SignalBack());
            } else if (kind == FaultKind.REFUSE) {
                assertThat(steps.get(i + 1).fault()).isEqualTo(new Fault.Heal());
            }
        }
    }

    @Test
    void equalSeedsGiveEqualPlansAndOthersOthers() {
        for (Fault fault :
                List.of(JITTERY, new Fault.Flap(5, Duration.ofSeconds(1)), new Fault.Profile(NetworkProfile.TRAIN))) {
            assertThat(steps(fault, 7, 50)).isEqualTo(steps(fault, 7, 50)).isNotEqualTo(steps(fault, 8, 50));
        }
    }

    @ParameterizedTest
    @EnumSource(NetworkProfile.class)
    void everyProfileConsistsOfFaultsThatARouteCanCarry(NetworkProfile profile) {
        VirtualNetwork network = new VirtualNetwork(new VirtualTime(), 1);
        Route route = network.route("alice", "server:80", false);

        List<TimedFault> steps = steps(new Fault.Profile(profile), 1, 20);

        assertThat(steps).isNotEmpty();
        steps.forEach(step -> route.apply(step.fault()));
        assertThat(NetworkProfile.byWord(profile.word())).contains(profile);
    }

    @Test
    void aFaultWithAPlanIsNotForARoute() {
        Route route = new VirtualNetwork(new VirtualTime(), 1).route("alice", "server:80", false);

        assertThatThrownBy(() -> route.apply(new Fault.Profile(NetworkProfile.LIFT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'profile' is made of others");
    }

    @Test
    void jitterAndFlapsWithoutSenseAreRefused() {
        assertThatThrownBy(() -> new Fault.Latency(Duration.ofMillis(1), Duration.ofMillis(2)))
                .hasMessageContaining("jitter must lie between 0 and the latency");
        assertThatThrownBy(() -> new Fault.Flap(0, Duration.ofMillis(1))).hasMessageContaining("not 0 times");
    }

    private static List<TimedFault> steps(Fault fault, long seed, int most) {
        Iterator<TimedFault> plan =
                FaultPlan.of(fault, new SplittableRandom(seed)).orElseThrow();
        List<TimedFault> steps = new ArrayList<>();
        while (plan.hasNext() && steps.size() < most) {
            steps.add(plan.next());
        }
        return steps;
    }
}
