package dev.flatline.suite.run;

import dev.flatline.reports.journal.Lane;
import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.Route;
import dev.flatline.suite.scenario.ClientSpec;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.Step;
import dev.flatline.suite.target.Timing;
import java.time.Duration;
import java.util.Optional;

/** Plays one scenario on a stage, from raising the clients to the verdict. Used once. */
final class ScenarioRunner {

    /** Starting a client may mean starting a process on a busy machine; that is not what is judged. */
    private static final Duration RAISE_BOUND = Duration.ofSeconds(30);

    private static final Duration AFTERMATH = Duration.ofMillis(500);

    private final CoveredScenario covered;
    private final Scenario scenario;
    private final Stage stage;
    private final Recorder recorder;
    private final Wiretap wiretap;
    private final Inbox inbox;
    private final Cast cast;
    private final Patience patience;
    private final Observer observer;
    private final FaultLog faults;
    private final ServerFaultLog serverFaults;
    private final RestDesk rest;
    private final StepTaker steps;
    private int stepsTaken;

    ScenarioRunner(CoveredScenario covered, Stage stage, Timing timing) {
        this.covered = covered;
        this.scenario = covered.scenario();
        this.stage = stage;
        this.recorder = new Recorder(scenario.id());
        this.wiretap = new Wiretap(recorder);
        this.inbox = new Inbox(stage::elapsedMicros);
        this.cast = new Cast(recorder);
        this.patience = new Patience(stage, inbox, cast);
        this.observer = new Observer(scenario, stage, cast, inbox, patience, timing);
        this.faults = new FaultLog(stage, cast, recorder);
        this.serverFaults = new ServerFaultLog(stage, cast, recorder, observer);
        Marks marks = new Marks(this::serverMillis, timing.named("clock"));
        Matching matching = new Matching(marks);
        Tokens tokens = new Tokens(scenario.server(), this::serverMillis, timing);
        this.rest = new RestDesk(stage, inbox, patience, tokens, matching, timing, recorder);
        ExpectationCheck check = new ExpectationCheck(patience, new Subjects(cast, rest), matching, timing, recorder);
        this.steps = new StepTaker(cast, patience, faults, serverFaults, rest, tokens, marks, check, timing, recorder);
    }

    /** The server's time as the observer, whose connection nothing disturbs, estimates it. */
    private long serverMillis() {
        double offsetMillis = cast.state(Lane.OBSERVER.name()).offsetMillis().orElse(0.0);
        return stage.wallClockMillis() + Math.round(offsetMillis);
    }

    ScenarioResult run() {
        Optional<Finding> finding;
        try (cast;
                rest) {
            Optional<Finding> found = raise().or(this::takeSteps);
            if (found.isPresent()) {
                // What a dying driver has caused may be seen before its death is.
                patience.pass(AFTERMATH);
            }
            // Whatever was seen, a fault that disturbed nothing is not what made it happen.
            finding = faults.neverBit().or(serverFaults::neverBit).or(() -> found);
        } catch (DeadServerException e) {
            finding = Optional.of(e.finding());
        } catch (LackingClientException e) {
            finding = Optional.of(Finding.skipped(String.valueOf(e.getMessage())));
        } catch (HarnessException e) {
            finding = Optional.of(Finding.harnessError(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // Whatever this is, it is ours: the other scenarios go on, and this one is not the implementation's fault.
            finding = Optional.of(Finding.harnessError("An error of the runner itself: " + e));
        }
        long tookMicros = stage.elapsedMicros();
        cast.states().forEach(state -> state.recordUnknown(tookMicros));
        wiretap.writeDown();
        return new ScenarioResult(
                covered.toRecord(), recorder.events(), covered.judge(finding, stepsTaken, tookMicros / 1000));
    }

    private Optional<Finding> raise() {
        ServerTrack server = new ServerTrack(recorder, wiretap);
        stage.onServerEvent(inbox.to(server::take));
        for (ClientSpec client : scenario.clients()) {
            Route route = stage.route(client.name(), isCut(client.name()));
            server.name(route.address(), client.name());
            faults.watch(client.name(), route);
            ClientState state = cast.stateFor(Lane.client(client.name()));
            cast.join(
                    stage.startClient(client, route, inbox.to((event, atMicros) -> {
                        wiretap.take(client.name(), event, atMicros);
                        state.take(event, atMicros);
                    })),
                    state);
        }
        observer.begin();
        return everyoneConnects().or(observer::sees);
    }

    private Optional<Finding> everyoneConnects() {
        long startMicros = stage.elapsedMicros();
        if (patience.until(() -> cast.states().allMatch(ClientState::isConnected), RAISE_BOUND)) {
            return Optional.empty();
        }
        Optional<String> silent = cast.states()
                .filter(state -> state.toldSoFar() == 0)
                .map(state -> state.lane().name())
                .findFirst();
        if (silent.isPresent()) {
            // Whatever the client does, its driver owes us at least that it is not connected.
            return Optional.of(Finding.harnessError(silent.get() + ": its driver has said nothing within "
                    + Durations.text(RAISE_BOUND) + " of its start"));
        }
        String missing = String.join(
                ", ",
                cast.states()
                        .filter(state -> !state.isConnected())
                        .map(state -> state.lane().name())
                        .toList());
        return Optional.of(failedToBegin(
                "everybody is connected before the first step", "not connected: " + missing, startMicros));
    }

    private Finding failedToBegin(String expected, String actual, long startMicros) {
        Duration waited = Duration.ofNanos((stage.elapsedMicros() - startMicros) * 1000);
        return Finding.failed(
                "The scenario could not begin.",
                expected,
                actual + " after " + Durations.text(waited),
                Optional.empty());
    }

    private Optional<Finding> takeSteps() {
        for (Step step : scenario.steps()) {
            recorder.enter(stepsTaken + 1, scenario.stepTexts().get(stepsTaken));
            stepsTaken++;
            Optional<Finding> finding = steps.take(step);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    /** Only the proxies of clients that are to be cut are armed, since arming turns every close into a RST. */
    private boolean isCut(String client) {
        return scenario.allSteps()
                .anyMatch(step -> step instanceof Step.Inject inject
                        && inject.client().equals(client)
                        && inject.fault() instanceof Fault.Cut);
    }
}
