package dev.flatline.suite.run;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.link.Direction;

/** Faults as a few words for the journal. */
final class FaultText {

    private FaultText() {}

    static String of(Fault fault) {
        if (fault instanceof Fault.Latency latency) {
            return "latency of " + Durations.text(latency.eachWay()) + " each way";
        } else if (fault instanceof Fault.OneWay oneWay) {
            return "nothing passes " + way(oneWay.lost());
        } else if (fault instanceof Fault.Bandwidth bandwidth) {
            return "bandwidth of " + bandwidth.kilobytesPerSecond() + " kB/s";
        } else if (fault instanceof Fault.LimitData limit) {
            return "cut after " + limit.bytes() + " bytes " + way(limit.way());
        } else if (fault instanceof Fault.Slice slice) {
            return "slices of " + slice.bytes() + " bytes";
        }
        return fault.name();
    }

    private static String way(Direction direction) {
        return direction == Direction.UPSTREAM ? "up" : "down";
    }
}
