package dev.flatline.suite.lab;

import static dev.flatline.suite.lab.Worlds.LAB;
import static dev.flatline.suite.lab.Worlds.alice;
import static dev.flatline.suite.lab.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens at which time. */
class ScriptTest {

    private static List<String> faults(LabWorld world) {
        return Script.of(world, LAB.pattern(world.pattern()), List.of()).stream()
                .filter(moment -> moment.steps().contains("fault"))
                .map(moment -> moment.atMillis() + " " + moment.steps().strip().substring("- fault: ".length()))
                .toList();
    }

    @Test
    void whatBeginsLaterOnTheSameNetworkEndsWhatWasBefore() {
        assertThat(faults(world("naive-flag", alice("signalLoss", 5_000, 12_000), alice("blackHole", 8_000, 20_000))))
                .containsExactly(
                        "5000 { signalLoss: alice }",
                        "8000 { signalBack: alice }",
                        "8000 { blackHole: alice }",
                        "20000 { heal: alice }");
    }

    @Test
    void afterACrashNothingElseBefallsADevice() {
        assertThat(faults(world("naive-flag", alice("signalLoss", 5_000, 12_000), alice("crash", 9_000, 0))))
                .containsExactly("5000 { signalLoss: alice }", "9000 { crash: alice }");
    }

    @Test
    void whatLastsLongerThanTheWorldHasNoEnd() {
        assertThat(faults(world("naive-flag", alice("network:3g", 5_000, 40_000))))
                .containsExactly("5000 { profile: { client: alice, name: 3g } }");
    }

    @Test
    void whoComesBackStartsTheAppAgain() {
        LabWorld world = world("naive-flag", alice("leave", 5_000, 12_000));

        assertThat(Script.of(world, LAB.pattern("naive-flag"), List.of()))
                .extracting(Script.Moment::atMillis, Script.Moment::comment)
                .contains(
                        tuple(5_000, "alice: leaves"),
                        tuple(12_000, "alice: comes back"),
                        tuple(12_000, "alice: the app starts"));
    }

    @Test
    void aTroubleThatNobodyKnowsIsNamed() {
        LabWorld world = world("naive-flag", alice("gremlins", 5_000, 12_000));

        assertThatThrownBy(() -> LAB.play(world))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("'gremlins'")
                .hasMessageContaining("signalLoss");
    }
}
