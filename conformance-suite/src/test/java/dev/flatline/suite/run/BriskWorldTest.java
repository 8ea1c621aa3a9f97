package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.ClientKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes minutes is skipped with the reason, unless it is asked for. */
class BriskWorldTest {

    private static final String IN_SILENCE =
            "It waits for the server to miss a silent client, which takes more than a minute with firebase-admin-java."
                    + " --slow plays it.";

    @Test
    void aScenarioThatSaysThatItIsSlowIsPlayedOnRequestOnly() {
        Scenario slow = Plays.scenario("OD-02", "- wait: 1 ms", "tags: [slow]\n");

        assertThat(obstacle(slow, ClientKind.REFERENCE, false))
                .contains("It takes minutes of real time, as its tag 'slow' says. --slow plays it.");
        assertThat(obstacle(slow, ClientKind.REFERENCE, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- wait: blip",
                "- expect: { path: a, becomes: 1, within: 2 x detection }",
                "- expect: { path: a, becomes: 1, within: close, holdsFor: detection }",
                "- together: [ expect: { path: a, stays: 1, for: detection }, wait: 1 ms ]"
            })
    void whatWaitsInSilenceIsSlowWithAClientThatMustNotBePinged(String step) {
        Scenario silent = Plays.scenario("OD-02", step);

        assertThat(obstacle(silent, ClientKind.FIREBASE_ADMIN_JAVA, false)).contains(IN_SILENCE);
        assertThat(obstacle(silent, ClientKind.FIREBASE_ADMIN_JAVA, true)).isEmpty();
        assertThat(obstacle(silent, ClientKind.FIREBASE_JS, false)).isEmpty();
    }

    @Test
    void whatDoesNotWaitIsPlayedWithEveryClient() {
        Scenario brisk = Plays.scenario("OD-02", "- expect: { path: a, becomes: 1, within: close }");

        assertThat(obstacle(brisk, ClientKind.FIREBASE_ADMIN_JAVA, false)).isEmpty();
    }

    @Test
    void whatCannotBePlayedAnywaySaysThat() {
        Scenario foreign =
                Plays.scenarioOf("OD-02", "tags: [slow]\nclients: { bob: { driver: firebase-js } }", "- wait: 1 ms");

        assertThat(obstacle(foreign, ClientKind.REFERENCE, false))
                .contains("It is about clients of the driver 'firebase-js': --client firebase-js plays it.");
    }

    private static Optional<String> obstacle(Scenario scenario, ClientKind client, boolean wanted) {
        try (World world = new BriskWorld(new VirtualWorld(Plays.target(Optional.empty()), 1), client, any -> wanted)) {
            return world.obstacle(scenario);
        }
    }
}
