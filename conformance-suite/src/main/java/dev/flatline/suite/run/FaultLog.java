package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.FaultPlan;
import dev.flatline.simulator.fault.FaultReport;
import dev.flatline.simulator.fault.Route;
import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.fault.TimedFault;
import dev.flatline.suite.scenario.Position;
import dev.flatline.suite.scenario.Step;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** Puts faults on clients, and knows afterwards which of them never bit: what they did not disturb, they did not test. */
final class FaultLog {

    /** A client's route, and the faults that are on it. */
    private record Watched(Route route, List<Active> faults, List<Course> courses) {}

    /** A fault that is on. */
    private record Active(FaultReport report, Position position) {}

    /** A fault that takes its course. */
    private record Course(Step.Inject step, PlannedFault plan, FaultReport report) {}

    /** A client's wrong clock, and how often the client had told something before. */
    private record Skewed(Step.Inject step, int toldBefore) {}

    private final Stage stage;
    private final Cast cast;
    private final Recorder recorder;
    private final Map<String, Watched> clients = new LinkedHashMap<>();
    private final List<Skewed> skewed = new ArrayList<>();
    private int injected;
    private Optional<Finding> neverBit = Optional.empty();

    FaultLog(Stage stage, Cast cast, Recorder recorder) {
        this.stage = stage;
        this.cast = cast;
        this.recorder = recorder;
    }

    /** From now on, faults can be put on this client's route. */
    void watch(String client, Route route) {
        clients.put(client, new Watched(route, new ArrayList<>(), new ArrayList<>()));
    }

    void inject(Step.Inject step, long atMicros) {
        record(step.client(), step.fault(), atMicros);
        Watched watched = watched(step.client());
        settle(step.client(), watched);
        Optional<Iterator<TimedFault>> plan = FaultPlan.of(step.fault(), random(step));
        if (plan.isPresent() || step.fault() instanceof Fault.Heal) {
            end(watched);
        }
        if (plan.isPresent()) {
            begin(step, watched, plan.get());
        } else if (step.fault() instanceof Fault.Crash) {
            requireConnected(step, "when it died");
            tellConnections(step, watched);
            cast.member(step.client()).driver().kill();
        } else if (step.fault() instanceof Fault.Freeze) {
            requireConnected(step, "when it froze");
            tellConnections(step, watched);
            cast.member(step.client()).driver().freeze();
        } else if (step.fault() instanceof Fault.Thaw) {
            cast.member(step.client()).driver().thaw();
        } else if (step.fault() instanceof Fault.ClockSkew skew) {
            cast.member(step.client()).driver().skewClock(skew.ahead());
            skewed.add(new Skewed(step, cast.state(step.client()).toldSoFar()));
        } else {
            FaultReport report = watched.route().apply(step.fault());
            watched.faults().add(new Active(report, step.position()));
        }
    }

    /** Draws of its own for each client and each of the scenario's faults. */
    private RandomGenerator random(Step.Inject step) {
        return new SplittableRandom(stage.seed() * 31 + step.client().hashCode() * 31L + ++injected);
    }

    private void begin(Step.Inject step, Watched watched, Iterator<TimedFault> plan) {
        FaultReport report = new FaultReport(step.fault(), watched.route().traffic());
        PlannedFault planned = new PlannedFault(stage, watched.route(), plan, next -> {
            // A latency that is drawn anew all the time would hide everything else.
            if (!(next.fault() instanceof Fault.Latency)) {
                record(step.client(), next.fault(), stage.elapsedMicros());
            }
        });
        watched.courses().add(new Course(step, planned, report));
        planned.goOn();
    }

    /** Ends the courses on a client, and takes note of one that did nothing. */
    private void end(Watched watched) {
        for (Course course : watched.courses()) {
            boolean bit = course.plan().end();
            Step.Inject step = course.step();
            tell(step.client(), course.report(), watched.route().traffic());
            if (!bit) {
                note(step.position(), step.client(), step.fault(), "none of its steps disturbed anything");
            }
        }
        watched.courses().clear();
    }

    private void record(String client, Fault fault, long atMicros) {
        String text = FaultText.of(fault);
        ObjectNode data = Recorder.data().put(EventData.FAULT, fault.name());
        switch (fault.kind()) {
            case CRASH, CUT, CLOSE, HALF_OPEN, FLAP, PROFILE, CLOCK_SKEW -> {
                // Nothing that would have to end.
            }
            case SIGNAL_BACK, THAW, HEAL -> data.put(EventKind.DATA_ACTIVE, false);
            case FREEZE,
                    SIGNAL_LOSS,
                    BLACK_HOLE,
                    REFUSE,
                    LATENCY,
                    UNREACHABLE,
                    ONE_WAY,
                    DROP_ACKS,
                    BANDWIDTH,
                    LIMIT_DATA,
                    SLICE -> data.put(EventKind.DATA_ACTIVE, true);
            case SERVER_CRASH, SERVER_RESTART -> throw new IllegalArgumentException(text + " befalls no client");
        }
        recorder.record(atMicros, Lane.link(client), EventKind.FAULT, text, data);
    }

    /** What befalls a process befalls the connections it has at that moment. */
    private void tellConnections(Step.Inject step, Watched watched) {
        Optional<RouteTraffic> traffic = watched.route().traffic();
        tell(step.client(), new FaultReport(step.fault(), traffic), traffic);
    }

    private void requireConnected(Step.Inject step, String when) {
        if (!cast.state(step.client()).isConnected()) {
            note(step.position(), step.client(), step.fault(), "the client was not connected " + when);
        }
    }

    /** Reads what the faults on a client have done while they are still on. */
    private void settle(String client, Watched watched) {
        Optional<RouteTraffic> traffic = watched.route().traffic();
        for (Active fault : watched.faults()) {
            tell(client, fault.report(), traffic);
            if (!fault.report().bit(traffic).orElse(true)) {
                note(fault.position(), client, fault.report().fault(), "nothing was due to pass while it was on");
            }
        }
        watched.faults().clear();
    }

    /** Puts what a fault has done into the journal, where the proxy counts it. */
    private void tell(String client, FaultReport report, Optional<RouteTraffic> now) {
        report.effect(now)
                .ifPresent(effect -> recorder.record(
                        stage.elapsedMicros(),
                        Lane.link(client),
                        EventKind.NOTE,
                        FaultText.of(report.fault(), effect),
                        Recorder.data()
                                .put(EventData.FAULT, report.fault().name())
                                .put(EventData.EFFECT, FaultText.of(effect))));
    }

    private void note(Position position, String client, Fault fault, String why) {
        String reason = "The fault '" + fault.name() + "' of " + client + " (" + position + ") never bit: " + why + ".";
        neverBit = neverBit.or(() -> Optional.of(Finding.inconclusive(reason)));
    }

    /** The first fault that proved nothing, if there was one. Asked once, at the end. */
    Optional<Finding> neverBit() {
        clients.forEach(this::settle);
        clients.values().forEach(this::end);
        for (Skewed one : skewed) {
            Step.Inject step = one.step();
            if (cast.state(step.client()).toldSoFar() == one.toldBefore()) {
                note(step.position(), step.client(), step.fault(), "the client did nothing after it");
            }
        }
        return neverBit;
    }

    private Watched watched(String client) {
        Watched watched = clients.get(client);
        if (watched == null) {
            throw new IllegalStateException("there is no route to '" + client + "'");
        }
        return watched;
    }
}
