package dev.flatline.suite.run;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.FaultEffect;
import dev.flatline.simulator.link.Direction;
import java.time.Duration;

/** Faults as a few words for the journal. */
final class FaultText {

    private FaultText() {}

    static String of(Fault fault) {
        if (fault instanceof Fault.Latency latency) {
            String jitter = latency.jitter().isZero() ? "" : " ± " + Durations.text(latency.jitter());
            return "latency of " + Durations.text(latency.eachWay()) + jitter + " each way";
        } else if (fault instanceof Fault.OneWay oneWay) {
            return "nothing passes " + way(oneWay.lost());
        } else if (fault instanceof Fault.Bandwidth bandwidth) {
            return "bandwidth of " + bandwidth.kilobytesPerSecond() + " kB/s";
        } else if (fault instanceof Fault.LimitData limit) {
            return "cut after " + limit.bytes() + " bytes " + way(limit.way());
        } else if (fault instanceof Fault.Slice slice) {
            return "slices of " + slice.bytes() + " bytes";
        }
        if (fault instanceof Fault.Flap flap) {
            return "flaps " + flap.times() + " times, every " + Durations.text(flap.every());
        } else if (fault instanceof Fault.Profile profile) {
            return "network: " + profile.network().word();
        }
        if (fault instanceof Fault.ClockSkew skew) {
            Duration ahead = skew.ahead();
            return "clock is " + Durations.text(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead");
        }
        return fault.name();
    }

    /** What a fault has done, but for what it has not. */
    static String of(Fault fault, FaultEffect effect) {
        return "effect of " + fault.name() + ": " + of(effect);
    }

    /** What was done, but for what was not. */
    static String of(FaultEffect effect) {
        StringBuilder text = new StringBuilder("connections " + effect.connections());
        append(text, "bytes passed", effect.bytesPassed());
        append(text, "held", effect.bytesHeld());
        append(text, "lost", effect.bytesLost());
        append(text, "closes held", effect.closesHeld());
        return text.toString();
    }

    private static void append(StringBuilder text, String what, long count) {
        if (count > 0) {
            text.append(", ").append(what).append(' ').append(count);
        }
    }

    private static String way(Direction direction) {
        return direction == Direction.UPSTREAM ? "up" : "down";
    }
}
