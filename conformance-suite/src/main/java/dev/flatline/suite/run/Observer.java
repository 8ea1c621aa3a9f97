package dev.flatline.suite.run;

import dev.flatline.reports.journal.Lane;
import dev.flatline.suite.scenario.Expectation.Subject;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.Step;
import dev.flatline.suite.target.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The client through which a scenario looks at the truth. After a fault of the server another one takes its place, which knows
 * nothing of the time before: neither data that is no more, nor how wrong the server's clock was.
 */
final class Observer {

    private final Stage stage;
    private final Cast cast;
    private final Inbox inbox;
    private final Patience patience;
    private final Timing timing;
    private final List<String> paths;

    Observer(Scenario scenario, Stage stage, Cast cast, Inbox inbox, Patience patience, Timing timing) {
        this.stage = stage;
        this.cast = cast;
        this.inbox = inbox;
        this.patience = patience;
        this.timing = timing;
        this.paths = observedPaths(scenario);
    }

    void begin() {
        ClientState fresh = cast.stateFor(Lane.OBSERVER);
        cast.join(stage.startObserver(inbox.to(fresh::take)), fresh);
    }

    void leave() {
        cast.member(Lane.OBSERVER.name()).driver().close();
    }

    /** Waits until it sees all that the scenario looks at; what is missing, if that takes too long. */
    Optional<Finding> sees() {
        long startMicros = stage.elapsedMicros();
        cast.observe(paths, startMicros);
        boolean sees = patience.until(
                () -> paths.stream().noneMatch(path -> cast.observed(path).isEmpty()), timing.named("ack"));
        return sees
                ? Optional.empty()
                : Optional.of(lost(
                        "the observer's listeners at " + String.join(", ", paths) + " get a first value",
                        "no value came",
                        startMicros));
    }

    /** Waits until it is connected and sees all that the scenario looks at; what is missing, if that takes too long. */
    Optional<Finding> seesAgain() {
        long startMicros = stage.elapsedMicros();
        if (!patience.until(() -> cast.state(Lane.OBSERVER.name()).isConnected(), timing.named("reconnect"))) {
            return Optional.of(lost("the observer is connected again", "it is not", startMicros));
        }
        return sees();
    }

    private Finding lost(String expected, String actual, long startMicros) {
        Duration waited = Duration.ofNanos((stage.elapsedMicros() - startMicros) * 1000);
        return Finding.failed(
                "The server cannot be observed.",
                expected,
                actual + " after " + Durations.text(waited),
                Optional.empty());
    }

    private static List<String> observedPaths(Scenario scenario) {
        return scenario.allSteps()
                .filter(Step.Expect.class::isInstance)
                .map(step -> ((Step.Expect) step).expectation().subject())
                .filter(Subject.Observed.class::isInstance)
                .map(subject -> ((Subject.Observed) subject).path())
                .distinct()
                .toList();
    }
}
