package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.CommandText;
import dev.flatline.suite.scenario.Step;
import dev.flatline.suite.target.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes the steps of a scenario, one after the other or together. */
final class StepTaker {

    private final Cast cast;
    private final Patience patience;
    private final FaultLog faults;
    private final ServerFaultLog serverFaults;
    private final RestDesk rest;
    private final Tokens tokens;
    private final Marks marks;
    private final ExpectationCheck check;
    private final Timing timing;
    private final Recorder recorder;

    StepTaker(
            Cast cast,
            Patience patience,
            FaultLog faults,
            ServerFaultLog serverFaults,
            RestDesk rest,
            Tokens tokens,
            Marks marks,
            ExpectationCheck check,
            Timing timing,
            Recorder recorder) {
        this.cast = cast;
        this.patience = patience;
        this.faults = faults;
        this.serverFaults = serverFaults;
        this.rest = rest;
        this.tokens = tokens;
        this.marks = marks;
        this.check = check;
        this.timing = timing;
        this.recorder = recorder;
    }

    /** Takes a step to its end; what was found if the scenario must stop there. */
    Optional<Finding> take(Step step) {
        return begin(step).get();
    }

    /** Does what a step does at once; the result waits for what it has to wait for. */
    private Supplier<Optional<Finding>> begin(Step step) {
        if (step instanceof Step.Act act) {
            long id = cast.send(act.client(), act.command(), act.label(), patience.elapsedMicros());
            return act.pipelined() ? Optional::empty : () -> acknowledged(act, id);
        } else if (step instanceof Step.SignIn signIn) {
            Command command = new Command.SignIn(
                    signIn.token().who(),
                    tokens.make(signIn.token()),
                    signIn.then().map(tokens::make));
            return begin(new Step.Act(signIn.position(), signIn.client(), command, signIn.label(), signIn.pipelined()));
        } else if (step instanceof Step.Inject inject) {
            faults.inject(inject, patience.elapsedMicros());
            return Optional::empty;
        } else if (step instanceof Step.InjectServer inject) {
            return serverFaults.inject(inject, patience.elapsedMicros());
        } else if (step instanceof Step.Rest request) {
            return rest.request(request);
        } else if (step instanceof Step.OpenStream open) {
            return rest.open(open);
        } else if (step instanceof Step.EndStream end) {
            rest.end(end);
            return Optional::empty;
        } else if (step instanceof Step.Wait wait) {
            return () -> {
                Duration duration = timing.lengthOf(wait.duration());
                recorder.record(patience.elapsedMicros(), Lane.RUN, EventKind.STEP, "wait " + Durations.text(duration));
                patience.pass(duration);
                return Optional.empty();
            };
        } else if (step instanceof Step.Mark mark) {
            marks.set(mark.name());
            recorder.record(patience.elapsedMicros(), Lane.RUN, EventKind.STEP, "mark '" + mark.name() + "'");
            return Optional::empty;
        } else if (step instanceof Step.Together together) {
            List<Supplier<Optional<Finding>>> begun = new ArrayList<>();
            together.steps().forEach(one -> begun.add(begin(one)));
            return () ->
                    begun.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
        }
        Step.Expect expect = (Step.Expect) step;
        return () -> check.check(expect.expectation());
    }

    private Optional<Finding> acknowledged(Step.Act act, long id) {
        ClientState state = cast.state(act.client());
        Duration bound = timing.named("ack");
        String expected = "'" + CommandText.of(act.command()) + "' is acknowledged to " + act.client() + " within "
                + Durations.text(bound) + " (ack)";
        if (!patience.until(() -> state.outcome(id).isPresent(), bound)) {
            return Optional.of(
                    Finding.failed("A command was never acknowledged.", expected, "no answer came", Optional.empty()));
        }
        return state.outcome(id)
                .filter(outcome -> !outcome.acked())
                .map(outcome -> Finding.failed(
                        "A command was rejected.",
                        expected,
                        "rejected: " + outcome.code().orElse("") + " " + outcome.message(),
                        Optional.empty()));
    }
}
