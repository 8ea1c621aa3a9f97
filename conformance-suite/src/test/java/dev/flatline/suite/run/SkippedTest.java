package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.JournalWriter;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.simulator.toxiproxy.ToxiproxyProvider;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverFactory;
import dev.flatline.suite.run.live.LiveWorld;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import dev.flatline.suite.target.Target;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be played against a target is skipped, and the reader is told why. */
class SkippedTest {

    @ParameterizedTest
    @ValueSource(strings = {"serverCrash", "serverRestart", "{ clockSkew: { of: server, clock: +1 h } }"})
    void aForeignServerIsNotOursToHurt(String fault) throws InterruptedException {
        try (ReferenceServer foreign =
                ReferenceServer.start(ServerConfig.builder().build())) {
            String address = foreign.host() + ":" + foreign.port();

            VerdictRecord verdict =
                    verdict(Plays.scenario("OD-02", "- fault: " + fault), Optional.of(address), Optional.empty());

            assertThat(verdict.verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "It needs a server that can be crashed, restarted, set wrong and given rules; the one at "
                                    + address + " is not in our hands.");
        }
    }

    @Test
    void aForeignServerIsNotOursToSetUpEither() throws InterruptedException {
        try (ReferenceServer foreign =
                ReferenceServer.start(ServerConfig.builder().build())) {
            Scenario skewed = Plays.scenario("OD-02", "- wait: 1 ms", "server: { clock: +1 h }\n");

            assertThat(verdict(skewed, Optional.of(foreign.host() + ":" + foreign.port()), Optional.empty())
                            .verdict())
                    .isEqualTo(Verdict.SKIPPED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clients: [alice] | fault: { clockSkew: { of: alice, clock: +1 h } } | clockJump",
                "clients: { alice: { clock: +1 h } } | wait: 1 ms | clockSkew",
                "clients: [alice] | { client: alice, transaction: { path: a, add: 1 } } | transaction",
                "clients: { alice: { behaviours: [{ when: { connected: true }, do: [set: { path: a, value: 1 }] }] } }"
                        + " | wait: 1 ms | behaviours"
            })
    void aClientThatLacksACapabilityIsNotAskedForIt(String clients, String step, String capability)
            throws InterruptedException {
        VerdictRecord verdict =
                verdict(Plays.scenarioOf("OD-02", clients, "- " + step), Optional.empty(), Optional.of(new Simple()));

        assertThat(verdict.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(verdict.reason())
                .isEqualTo("It needs clients with the capability '" + capability
                        + "', which firebase-js does not name among its own.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wilddog-js  | It is about clients of the driver 'wilddog-js': --client wilddog-js plays it.",
                "firebase-js | It needs a client of the driver 'firebase-js': this run has no drivers but that of the client"
                        + " under test."
            })
    void aScenarioAboutADriverIsPlayedWithThatDriverOnly(String driver, String reason) throws InterruptedException {
        Scenario scenario =
                Plays.scenarioOf("OD-02", "clients: { alice: , bob: { driver: " + driver + " } }", "- wait: 1 ms");

        VerdictRecord verdict = verdict(scenario, Optional.empty(), Optional.of(new Simple()));

        assertThat(verdict.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void whatAForeignServerSpeaksIsNotKnown() throws InterruptedException {
        try (ReferenceServer foreign =
                ReferenceServer.start(ServerConfig.builder().build())) {
            String address = foreign.host() + ":" + foreign.port();
            Scenario scenario = Plays.scenarioOf("OD-02", "clients: { bob: { driver: firebase-js } }", "- wait: 1 ms");

            assertThat(verdict(scenario, Optional.of(address), Optional.empty()).reason())
                    .isEqualTo(
                            "It needs a server that speaks the protocol of the driver 'firebase-js'; what the one at "
                                    + address + " speaks is not known.");
        }
    }

    @Test
    void aScenarioAboutADriverHasNoPlaceInVirtualTime() {
        Scenario scenario = Plays.scenarioOf("OD-02", "clients: { bob: { driver: firebase-js } }", "- wait: 1 ms");

        try (World world = new VirtualWorld(Plays.target(Optional.empty()), 1)) {
            assertThat(world.obstacle(scenario))
                    .contains("It is about clients of the driver 'firebase-js': --client firebase-js plays it.");
        }
    }

    private static VerdictRecord verdict(Scenario scenario, Optional<String> server, Optional<DriverFactory> processes)
            throws InterruptedException {
        Target target = new Target(server, ClientKind.FIREBASE_JS, Optional.empty(), ReferenceTarget.timing());
        List<VerdictRecord> verdicts = new ArrayList<>();
        try (World world = LiveWorld.open(
                        target,
                        processes,
                        ToxiproxyProvider.of("embedded", Optional.empty()).start(1, note -> {}),
                        1,
                        1);
                JournalWriter journal = new JournalWriter(new StringWriter())) {
            int exit = new SuiteRunner(world, Plays.catalogue(), ReferenceTarget.timing())
                    .run(List.of(scenario), Plays.header(), journal, new RunListener() {
                        @Override
                        public void began(List<Scenario> scenarios) {}

                        @Override
                        public void ended(ScenarioResult result) {
                            verdicts.add(result.verdict());
                        }
                    })
                    .exit();
            assertThat(exit).isZero();
        }
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    /** Starts clients that can do nothing but what all can. */
    private static final class Simple implements DriverFactory {

        @Override
        public Optional<String> sdk() {
            return Optional.of("simple 1");
        }

        @Override
        public boolean can(Capability capability) {
            return false;
        }

        @Override
        public Driver start(ClientSettings settings, Consumer<DriverEvent> events) {
            throw new AssertionError("a scenario that is skipped starts nobody");
        }
    }
}
