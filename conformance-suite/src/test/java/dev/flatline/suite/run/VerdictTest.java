package dev.flatline.suite.run;

import static dev.flatline.suite.run.Plays.play;
import static dev.flatline.suite.run.Plays.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.server.ServerEvent;
import dev.flatline.simulator.fault.Route;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.rest.RestAccess;
import dev.flatline.suite.run.virtual.VirtualWorld;
import dev.flatline.suite.scenario.ClientSpec;
import dev.flatline.suite.scenario.Scenario;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts are honest: each word is given for its own reason, and only for that. */
class VerdictTest {

    @Test
    void passesWhenEverythingExpectedComesTrue() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - client: alice
                  set: { path: a, value: 1 }
                - expect: { path: a, becomes: 1, within: push }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict.requirement()).isEmpty();
    }

    @Test
    void aCanaryThatExpectsTheWrongThingFailsAndNamesTheRequirementStepAndLine() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - client: alice
                  set: { path: a, value: 1 }
                - expect: { path: a, becomes: 2, within: push }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.requirement()).contains("OD-02");
        assertThat(verdict.step()).hasValue(2);
        assertThat(verdict.line()).hasValue(7);
        assertThat(verdict.expected()).contains("a becomes 2 within 3 s (push)");
        assertThat(verdict.actual()).contains("1");
        assertThat(verdict.nearest()).contains("nothing changed at all");
    }

    @Test
    void aPromiseKeptTooLateFailsAndSaysHowLate() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - fault: { latency: { client: alice, eachWay: 700 ms } }
                - client: alice
                  set: { path: a, value: 1 }
                  pipelined: true
                - expect: { path: a, becomes: 1, within: 500 ms }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.nearest())
                .hasValueSatisfying(nearest -> assertThat(nearest).matches("it did so, but 200 ms too late"));
    }

    @Test
    void aValueThatDoesNotLastFails() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - client: alice
                  set: { path: a, value: 1 }
                - client: bob
                  onDisconnect: { path: a, set: 2 }
                - fault: { crash: bob }
                - expect: { path: a, stays: 1, for: settle }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.actual()).contains("2");
    }

    @Test
    void aBrokenShouldIsAWarning() {
        VerdictRecord verdict = verdict(scenario("OD-14", "- expect: { path: a, becomes: 1, within: push }"));

        assertThat(verdict.verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void aFaultDuringWhichNothingWasDueToPassIsInconclusive() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - fault: { blackHole: alice }
                - fault: { heal: alice }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason())
                .contains("'blackHole' of alice (test/scenario.yaml:5:")
                .contains("never bit");
    }

    @Test
    void aFaultThatWasHealedBeforeItsFirstStepIsInconclusive() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - fault: { flap: { client: alice, times: 3, every: 2 s } }
                - wait: 500 ms
                - fault: { heal: alice }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("'flap' of alice").contains("none of its steps");
    }

    @Test
    void aHealEndsAFaultThatTakesItsCourse() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - fault: { flap: { client: alice, times: 100, every: 200 ms } }
                - expect: { client: alice, connected: false, within: reconnect }
                - fault: { heal: alice }
                - expect: { client: alice, connected: true, within: 2 x reconnect, holdsFor: 10 s }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut: alice",
                "close: alice",
                "refuse: alice",
                "signalLoss: alice",
                "blackHole: alice",
                "unreachable: alice",
                "halfOpen: alice",
                "dropAcks: alice",
                "oneWay: { client: alice, lost: up }",
                "oneWay: { client: alice, lost: down }",
                "latency: { client: alice, eachWay: 200 ms }",
                "latency: { client: alice, eachWay: 200 ms, jitter: 50 ms }",
                "bandwidth: { client: alice, kilobytesPerSecond: 4 }",
                "limitData: { client: alice, way: up, bytes: 500 }",
                "slice: { client: alice, bytes: 10 }",
                "flap: { client: alice, times: 2, every: 200 ms }",
                "profile: { client: alice, name: 3g }",
                "profile: { client: alice, name: aeroplane-mode }"
            })
    void everyFaultOfTheNetworkIsInconclusiveWhereNothingIsUnderWay(String fault) {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - client: alice
                  goOffline: true
                - expect: { client: alice, connected: false, within: close }
                - wait: settle
                - fault: { %s }
                - wait: 1 s
                """.formatted(fault)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("never bit").contains("of alice (test/scenario.yaml:9:");
    }

    @Test
    void theJournalTellsWhatAFaultHasDone() {
        ScenarioResult result = play(scenario("OD-02", """
                - fault: { signalLoss: alice }
                - client: alice
                  set: { path: a, value: 1 }
                  pipelined: true
                - wait: 500 ms
                - fault: { signalBack: alice }
                - expect: { path: a, becomes: 1, within: push }
                - fault: { crash: bob }
                - wait: settle
                - fault: serverCrash
                """));

        assertThat(result.events())
                .filteredOn(event -> event.text().startsWith("effect of"))
                .extracting(event -> event.lane().name() + ": " + event.text())
                .anySatisfy(
                        text -> assertThat(text).matches("link:alice: effect of signalLoss: connections 1, held \\d+"))
                .anySatisfy(text -> assertThat(text).isEqualTo("link:bob: effect of crash: connections 1"));
        assertThat(result.events())
                .filteredOn(event -> event.lane().equals(Lane.SERVER))
                .anySatisfy(event -> assertThat(event.text()).isEqualTo("crash; connections reset: 2"));
    }

    @Test
    void aFreezeOfAClientWithoutConnectionIsInconclusive() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - client: alice
                  goOffline: true
                - expect: { client: alice, connected: false, within: close }
                - fault: { freeze: alice }
                - fault: { thaw: alice }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("'freeze' of alice").contains("not connected when it froze");
    }

    @Test
    void aCrashOfAClientWithoutConnectionIsInconclusiveWhateverWasSeen() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - client: alice
                  onDisconnect: { path: a, set: 1 }
                - client: alice
                  goOffline: true
                - expect: { path: a, becomes: 1, within: close }
                - fault: { crash: alice }
                - expect: { path: a, becomes: 2, within: close }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("not connected when it died");
    }

    @Test
    void aCrashOfAServerThatNobodyWasConnectedToIsInconclusive() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - together:
                    - client: alice
                      goOffline: true
                    - client: bob
                      goOffline: true
                - expect: { client: alice, connected: false, within: close }
                - expect: { client: bob, connected: false, within: close }
                - fault: serverCrash
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason())
                .startsWith("The fault 'serverCrash' of the server (test/scenario.yaml:12:")
                .contains("no client was connected when it crashed");
    }

    @Test
    void aRestartOfAServerThatNobodyWasConnectedToIsInconclusiveUnlessItHadCrashed() {
        String everybodyLeaves = """
                - client: alice
                  goOffline: true
                - client: bob
                  goOffline: true
                - expect: { client: alice, connected: false, within: close }
                - expect: { client: bob, connected: false, within: close }
                """;

        assertThat(verdict(scenario("OD-02", everybodyLeaves + "- fault: serverRestart\n"))
                        .reason())
                .contains("'serverRestart' of the server")
                .contains("when it stopped");
        assertThat(verdict(scenario("OD-02", "- fault: serverCrash\n" + everybodyLeaves + "- fault: serverRestart\n"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aServersWrongClockThatIsNeverReadIsInconclusive() {
        String skewed = """
                - fault: { clockSkew: { of: server, clock: +1 h } }
                - expect: { path: a, stays: null, for: settle }
                """;
        VerdictRecord verdict = verdict(scenario("OD-02", skewed));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason())
                .contains("'clockSkew' of the server")
                .contains("the server did nothing that depends on its clock");
        assertThat(verdict(scenario("OD-02", skewed + """
                - client: alice
                  set: { path: b, value: { timestamp: true } }
                """)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aClientsWrongClockIsInconclusiveIfTheClientDoesNothingAnyMore() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - fault: { clockSkew: { of: alice, clock: +1 h } }
                - client: bob
                  set: { path: a, value: 1 }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("'clockSkew' of alice").contains("did nothing after it");
    }

    @Test
    void whatAServerHasForgottenIsNotSeenAnyMore() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - client: alice
                  set: { path: a, value: 1 }
                - expect: { path: a, becomes: 1, within: push }
                - fault: serverCrash
                - fault: serverRestart
                - expect: { path: a, stays: 1, for: settle }
                """, "server: { onRestart: forgets-all }\n"));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.actual()).contains("null");
    }

    @Test
    void aDriverThatBreaksItsContractIsAHarnessErrorNotAFailure() {
        ScenarioResult result = playWith(stage -> new StageAround(stage) {
            @Override
            public Driver startClient(ClientSpec client, Route route, Consumer<DriverEvent> events) {
                Driver driver = super.startClient(client, route, events);
                if (client.name().equals("bob")) {
                    events.accept(new DriverEvent.Broken("it said 'hello' where JSON was due", "stack of bob"));
                }
                return driver;
            }
        });

        assertThat(result.verdict().verdict()).isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(result.verdict().reason())
                .contains("bob")
                .contains("it said 'hello'")
                .contains("stack of bob");
        assertThat(result.verdict().requirement()).isEmpty();
    }

    @Test
    void aDriverWhoseDeathIsNoticedAfterItsConsequencesIsAHarnessErrorToo() {
        ScenarioResult result = playWith(stage -> new StageAround(stage) {
            private Consumer<DriverEvent> bob = event -> {};

            @Override
            public Driver startClient(ClientSpec client, Route route, Consumer<DriverEvent> events) {
                bob = events;
                return super.startClient(client, route, events);
            }

            @Override
            public boolean await(BooleanSupplier condition, Duration bound) {
                // The expectation waited for 3 s, and looked for its nearest miss as long: it is broken already.
                if (elapsedMicros() > 6_000_000 && bound.toMillis() > 100) {
                    bob.accept(new DriverEvent.Broken("it was killed", ""));
                }
                return super.await(condition, bound);
            }
        });

        assertThat(result.verdict().verdict()).isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(result.verdict().reason()).contains("it was killed");
    }

    @Test
    void anErrorOfTheRunnerIsAHarnessError() {
        ScenarioResult result = playWith(stage -> new StageAround(stage) {
            @Override
            public Route route(String client, boolean armedForCut) {
                throw new IllegalStateException("no proxy today");
            }
        });

        assertThat(result.verdict().verdict()).isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(result.verdict().reason()).contains("no proxy today");
    }

    @Test
    void aBoundMissedByAMachineThatStoodStillIsInconclusive() {
        ScenarioResult result = playWith(stage -> new StageAround(stage) {
            @Override
            public Duration longestStall(long sinceMicros) {
                return Duration.ofMillis(900);
            }
        });

        assertThat(result.verdict().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.verdict().reason()).contains("stood still for 900 ms");
    }

    @Test
    void aClientThatNeverConnectsFailsBeforeTheFirstStep() {
        ScenarioResult result = playWith(stage -> new StageAround(stage) {
            @Override
            public Route route(String client, boolean armedForCut) {
                Route route = super.route(client, armedForCut);
                var unused = route.apply(new dev.flatline.simulator.fault.Fault.Refuse());
                return route;
            }
        });

        assertThat(result.verdict().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.verdict().actual()).contains("not connected: alice, bob after 30 s");
        assertThat(result.verdict().step()).isEmpty();
    }

    @Test
    void writesWithoutAnswerAreToldAsUnknown() {
        ScenarioResult result = play(scenario("OD-02", """
                - client: alice
                  goOffline: true
                - client: alice
                  set: { path: a, value: 1 }
                  as: lost
                  pipelined: true
                - expect: { client: alice, outcome: { of: lost, becomes: unknown }, within: ack }
                """));

        assertThat(result.verdict().verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.events())
                .filteredOn(event -> event.kind() == EventKind.UNKNOWN)
                .singleElement()
                .satisfies(event -> assertThat(event.text()).isEqualTo("outcome unknown: set a = 1"));
    }

    @Test
    void anAnswerOverRestThatIsNotThePromisedOneFails() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - rest: { method: PUT, path: a, body: 1 }
                - rest: { method: GET, path: a, answer: 2 }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.expected()).contains("'REST GET a' is answered with success and 2 within 3 s (ack)");
        assertThat(verdict.actual()).contains("200 1");
    }

    @Test
    void aRequestOverRestThatIsRefusedFailsUnlessThatIsWhatWasPromised() {
        String refused = "rest: { method: GET, query: { orderBy: age, shallow: true } ";

        assertThat(verdict(scenario("OD-02", "- " + refused + "}")).actual())
                .hasValueSatisfying(actual -> assertThat(actual).startsWith("400 {\"error\":"));
        assertThat(verdict(scenario("OD-02", "- " + refused + ", status: 400 }"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aServerThatIsNotThereAnswersNoRequest() {
        VerdictRecord verdict = verdict(scenario("OD-02", """
                - fault: serverCrash
                - rest: { method: GET, path: a }
                """));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.actual()).contains("connection refused");
    }

    @Test
    void aStreamThatIsRefusedFailsAndOneThatEndsShowsNothingMore() {
        assertThat(verdict(scenario("OD-02", "- stream: { as: news, path: a, query: { shallow: true } }"))
                        .actual())
                .hasValueSatisfying(actual -> assertThat(actual).endsWith("status 400"));
        assertThat(verdict(scenario("OD-02", """
                - stream: { as: news, path: a }
                - endStream: news
                - client: alice
                  set: { path: a, value: 1 }
                - expect: { stream: news, events: [{ put: "", data: null }], for: settle }
                """)).verdict()).isEqualTo(Verdict.PASS);
    }

    private static VerdictRecord verdict(Scenario scenario) {
        return play(scenario).verdict();
    }

    private interface Around {
        Stage around(Stage stage);
    }

    /** Plays a scenario that fails by itself: 'a' never becomes 1. */
    private static ScenarioResult playWith(Around around) {
        Scenario scenario = scenario("OD-02", "- expect: { path: a, becomes: 1, within: push }");
        try (VirtualWorld world = new VirtualWorld(Plays.target(Optional.empty()), 1);
                Stage stage = around.around(world.stage(scenario))) {
            return play(scenario, stage);
        }
    }

    /** A stage with something wrong about it. */
    private abstract static class StageAround implements Stage {

        private final Stage stage;

        StageAround(Stage stage) {
            this.stage = stage;
        }

        @Override
        public long elapsedMicros() {
            return stage.elapsedMicros();
        }

        @Override
        public long wallClockMillis() {
            return stage.wallClockMillis();
        }

        @Override
        public boolean await(BooleanSupplier condition, Duration bound) {
            return stage.await(condition, bound);
        }

        @Override
        public void later(Duration delay, Runnable task) {
            stage.later(delay, task);
        }

        @Override
        public long seed() {
            return stage.seed();
        }

        @Override
        public Route route(String client, boolean armedForCut) {
            return stage.route(client, armedForCut);
        }

        @Override
        public Driver startClient(ClientSpec client, Route route, Consumer<DriverEvent> events) {
            return stage.startClient(client, route, events);
        }

        @Override
        public Driver startObserver(Consumer<DriverEvent> events) {
            return stage.startObserver(events);
        }

        @Override
        public RestAccess rest() {
            return stage.rest();
        }

        @Override
        public Optional<FaultableServer> ownServer() {
            return stage.ownServer();
        }

        @Override
        public void onServerEvent(Consumer<ServerEvent> records) {
            stage.onServerEvent(records);
        }

        @Override
        public Duration longestStall(long sinceMicros) {
            return stage.longestStall(sinceMicros);
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
