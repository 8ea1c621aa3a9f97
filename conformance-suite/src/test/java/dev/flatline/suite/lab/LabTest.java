package dev.flatline.suite.lab;

import static dev.flatline.suite.lab.Worlds.LAB;
import static dev.flatline.suite.lab.Worlds.alice;
import static dev.flatline.suite.lab.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.suite.lab.LabRun.Verdict;
import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.LabWorld.Trouble;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Worlds are played, and what is said about them is what the suite says about the scenario that they export. */
class LabTest {

    static List<Troubles.Kind> kinds() {
        return Troubles.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theLabAndTheRunnerAgreeAboutEveryPatternWhateverHappens(Troubles.Kind kind) {
        String whom = kind.part() == Troubles.Part.SERVER ? Troubles.SERVER : "phone";
        LabWorld world = new LabWorld(
                "naive-flag",
                List.of(new Device("phone", "alice"), new Device("laptop", "alice"), new Device("bob", "bob")),
                List.of(new Trouble(kind.word(), whom, 5_000, 12_000)),
                30_000,
                7);

        assertThat(LAB.compare(world))
                .hasSameSizeAs(LAB.patterns())
                .allSatisfy(run -> assertThat(run.verdict()).as(run.scenario()).isEqualTo(Worlds.verdictOfRunner(run)));
    }

    @ParameterizedTest
    @CsvSource({
        "naive-flag, crash, WRONG, true",
        "naive-flag, cut, RIGHT, false",
        "flag-once, crash, RIGHT, false",
        "flag-once, cut, WRONG, false",
        "last-online, cut, RIGHT, false",
        "connection-list, signalLoss, RIGHT, false",
        "rewrite-on-offline, signalLoss, RIGHT, false",
        "session-guard, crash, RIGHT, false",
        "session-guard, signalLoss, RIGHT, false"
    })
    void aPatternIsRightOrWrongForAReason(String pattern, String kind, Verdict verdict, boolean ghost) {
        LabRun run = LAB.play(world(pattern, alice(kind, 5_000, 15_000)));

        assertThat(run.verdict()).isEqualTo(verdict);
        assertThat(run.wrong()).allSatisfy(wrong -> {
            assertThat(wrong.user()).isEqualTo("alice");
            assertThat(wrong.ghost()).isEqualTo(ghost);
        });
    }

    @Test
    void whoIsLostBeforeTheDisconnectWriteIsArmedIsAGhost() {
        LabRun early = LAB.play(world("arm-after-write", alice("crash", 900, 0)));
        LabRun late = LAB.play(world("arm-after-write", alice("crash", 1_100, 0)));

        assertThat(early.wrong()).singleElement().satisfies(wrong -> {
            assertThat(wrong.ghost()).isTrue();
            assertThat(wrong.toMillis()).isEqualTo(30_000);
        });
        assertThat(late.verdict()).isEqualTo(Verdict.RIGHT);
    }

    @ParameterizedTest
    @CsvSource({"last-online, WRONG", "session-guard, RIGHT", "rewrite-on-offline, RIGHT", "connection-list, RIGHT"})
    void aSecondDeviceKeepsItsUserOnlineUnlessTheFlagIsLeftAlone(String pattern, Verdict verdict) {
        List<Device> devices = List.of(new Device("phone", "alice"), new Device("laptop", "alice"));
        LabWorld world = new LabWorld(pattern, devices, List.of(new Trouble("crash", "phone", 6_000, 0)), 30_000, 1);

        LabRun run = LAB.play(world);

        assertThat(run.verdict()).isEqualTo(verdict);
        assertThat(Replay.get(run.truth(), "alice").at(20_000)).isEqualTo(1);
        assertThat(run.wrong()).allMatch(wrong -> !wrong.ghost());
    }

    @Test
    void aRuleKnowsOnlyWhoCameInLast() {
        List<Device> devices = List.of(new Device("phone", "alice"), new Device("laptop", "alice"));
        List<Trouble> laptopCrashes = List.of(new Trouble("crash", "laptop", 6_000, 0));

        LabRun run = LAB.play(new LabWorld("session-guard", devices, laptopCrashes, 30_000, 1));

        assertThat(run.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(LabText.weakness(run).requirement()).isEqualTo("SEC-14");
    }

    @Test
    void whatAnAppDoesBecauseOfWhatItSeesStandsInTheScenarioAtItsTime() {
        List<Device> devices = List.of(new Device("phone", "alice"), new Device("laptop", "alice"));
        List<Trouble> phoneCrashes = List.of(new Trouble("crash", "phone", 6_000, 0));

        LabRun run = LAB.play(new LabWorld("rewrite-on-offline", devices, phoneCrashes, 30_000, 1));

        assertThat(run.scenario()).containsOnlyOnce("# 6.101 s laptop sees itself offline, and says otherwise");
    }

    @Test
    void everyConnectHasASessionOfItsOwn() {
        LabRun run = LAB.play(world("session-guard", alice("cut", 6_000, 0)));

        assertThat(run.scenario()).contains("by: alice-1 }", "by: alice-2 }", "by: bob-1 }");
    }

    @Test
    void whoHasNoSignalSeesWhatWasTrueBefore() {
        Trouble bobCrashes = new Trouble("crash", "bob", 6_000, 0);
        LabRun run = LAB.play(world("connection-list", alice("signalLoss", 5_000, 20_000), bobCrashes));

        assertThat(Replay.get(Replay.get(run.seen(), ScenarioText.ONLOOKER), "bob")
                        .at(10_000))
                .isFalse();
        assertThat(Replay.get(Replay.get(run.seen(), "alice"), "bob").at(10_000))
                .isTrue();
        assertThat(Replay.get(Replay.get(run.seen(), "alice"), "bob").at(25_000))
                .isFalse();
    }

    @Test
    void aFaultThatTouchesNothingDecidesNothing() {
        LabRun run = LAB.play(world("connection-list", alice("signalLoss", 5_000, 5_050)));

        assertThat(run.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(run.undecided()).hasValueSatisfying(why -> assertThat(why).contains("signalLoss", "never bit"));
    }

    @Test
    void whereNothingEverSettlesNothingIsDecided() {
        LabWorld restless = new LabWorld(
                "connection-list",
                List.of(new Device("alice", "alice")),
                List.of(alice("signalLoss", 4_000, 6_900)),
                8_000,
                1);

        assertThat(LAB.play(restless).undecided())
                .hasValueSatisfying(why -> assertThat(why).contains("Nothing ever settles"));
    }

    @Test
    void equalWorldsGiveEqualRuns() {
        LabWorld world = world("last-online", alice("network:train", 2_000, 20_000));

        assertThat(LAB.play(world).notes()).isEqualTo(LAB.play(world).notes());
        assertThat(LAB.play(world).scenario()).isEqualTo(LAB.play(world).scenario());
    }

    /** Processor time, so that a busy machine does not matter; the compiler's threads do not count. */
    @Test
    void aWorldIsPlayedWhileItIsDragged() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        LabWorld world = world("connection-list", alice("signalLoss", 5_000, 15_000), alice("cut", 20_000, 0));
        List<Long> tookNanos = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long before = threads.getCurrentThreadCpuTime();
            LAB.play(world);
            tookNanos.add(threads.getCurrentThreadCpuTime() - before);
        }

        List<Long> warm = tookNanos.subList(30, 60).stream().sorted().toList();
        assertThat(Duration.ofNanos(warm.get(warm.size() / 2))).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void anUnknownPatternIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> LAB.play(world("flags")))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("'flags'")
                .hasMessageContaining("connection-list");
    }
}
