package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.scenario.Position;
import dev.flatline.suite.scenario.Step;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts faults on the server of a scenario, and knows afterwards which of them never bit. */
final class ServerFaultLog {

    /** A wrong clock; it bites as soon as the server reads it more often than {@code idleReadings} times. */
    private record Skewed(Step.InjectServer step, long idleReadings) {}

    private final Stage stage;
    private final Cast cast;
    private final Recorder recorder;
    private final Observer observer;
    private boolean down;
    private Optional<Skewed> skewed = Optional.empty();
    private Optional<Finding> neverBit = Optional.empty();

    ServerFaultLog(Stage stage, Cast cast, Recorder recorder, Observer observer) {
        this.stage = stage;
        this.cast = cast;
        this.recorder = recorder;
        this.observer = observer;
    }

    /** Puts the fault on at once; the result waits until the server can be observed again, if it is there. */
    Supplier<Optional<Finding>> inject(Step.InjectServer step, long atMicros) {
        FaultableServer server = stage.ownServer()
                .orElseThrow(() -> new IllegalStateException("the server is not in this scenario's hands"));
        if (step.fault() instanceof Fault.ServerCrash) {
            requireClient(step, "when it crashed");
            int reset = server.crash();
            down = true;
            recorder.record(
                    atMicros,
                    Lane.SERVER,
                    EventKind.FAULT,
                    "crash; connections reset: " + reset,
                    EventKind.DATA_ACTIVE,
                    true);
        } else if (step.fault() instanceof Fault.ServerRestart) {
            if (!down) {
                requireClient(step, "when it stopped");
            }
            server.restart();
            down = false;
            recorder.record(atMicros, Lane.SERVER, EventKind.FAULT, "started again", EventKind.DATA_ACTIVE, false);
        } else {
            Fault.ClockSkew skew = (Fault.ClockSkew) step.fault();
            settle(server);
            server.clock().skew(skew.ahead());
            skewed = Optional.of(new Skewed(step, server.clock().readings()));
            recorder.record(atMicros, Lane.SERVER, EventKind.FAULT, FaultText.of(skew));
        }
        observer.leave();
        return down ? Optional::empty : observeAgain();
    }

    private Supplier<Optional<Finding>> observeAgain() {
        observer.begin();
        // The observer's own greeting reads the clock once.
        skewed = skewed.map(it -> new Skewed(it.step(), it.idleReadings() + 1));
        return observer::seesAgain;
    }

    private void requireClient(Step.InjectServer step, String when) {
        boolean somebody = cast.states()
                .filter(state -> !state.lane().equals(Lane.OBSERVER))
                .anyMatch(ClientState::isConnected);
        if (!somebody) {
            note(step.position(), step.fault(), "no client was connected " + when);
        }
    }

    private void settle(FaultableServer server) {
        skewed.filter(it -> server.clock().readings() <= it.idleReadings())
                .ifPresent(it -> note(
                        it.step().position(), it.step().fault(), "the server did nothing that depends on its clock"));
    }

    private void note(Position position, Fault fault, String why) {
        String reason = "The fault '" + fault.name() + "' of the server (" + position + ") never bit: " + why + ".";
        neverBit = neverBit.or(() -> Optional.of(Finding.inconclusive(reason)));
    }

    /** The first fault that proved nothing, if there was one. Asked once, at the end. */
    Optional<Finding> neverBit() {
        stage.ownServer().ifPresent(this::settle);
        return neverBit;
    }
}
