package dev.flatline.suite.run;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.FaultReport;
import dev.flatline.simulator.fault.Route;
import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.fault.TimedFault;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** A fault that takes its course on one route, step by step, until its plan or somebody ends it. It bit if one of its steps did. */
final class PlannedFault {

    private final Stage stage;
    private final Route route;
    private final Iterator<TimedFault> plan;
    private final Consumer<TimedFault> told;
    private Optional<FaultReport> newest = Optional.empty();
    private boolean bit;
    private boolean ended;

    /**
     * @param told hears of each step when it is taken
     */
    PlannedFault(Stage stage, Route route, Iterator<TimedFault> plan, Consumer<TimedFault> told) {
        this.stage = stage;
        this.route = route;
        this.plan = plan;
        this.told = told;
    }

    /** Takes the steps that are due, and sees to the next one. */
    void goOn() {
        while (!ended && plan.hasNext()) {
            TimedFault next = plan.next();
            if (!next.after().isZero()) {
                stage.later(next.after(), () -> {
                    if (!ended) {
                        take(next);
                        goOn();
                    }
                });
                return;
            }
            take(next);
        }
    }

    private void take(TimedFault step) {
        look();
        told.accept(step);
        newest = Optional.of(route.apply(step.fault()));
    }

    /** Reads what the newest step has done while it is still on. */
    private void look() {
        Optional<RouteTraffic> traffic = route.traffic();
        bit |= newest.filter(report -> !lifts(report.fault()))
                .map(report -> report.bit(traffic).orElse(true))
                .orElse(false);
    }

    /** The end of an outage disturbs nothing that the outage has not disturbed. */
    private static boolean lifts(Fault fault) {
        return fault instanceof Fault.SignalBack || fault instanceof Fault.Heal;
    }

    /** Takes no further step; whether one of those taken did anything. */
    boolean end() {
        ended = true;
        look();
        return bit;
    }
}
