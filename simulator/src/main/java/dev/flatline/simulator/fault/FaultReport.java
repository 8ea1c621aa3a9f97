package dev.flatline.simulator.fault;

import java.util.Optional;

/**
 * What a fault met when it was put on a route. A fault that never bit proves nothing, so a later reading of the traffic
 * tells whether this one did.
 *
 * @param fault what was put on
 * @param before the route's traffic just before; empty if the proxy does not count it
 */
public record FaultReport(Fault fault, Optional<RouteTraffic> before) {

    /** How many connections were open when the fault came; empty if the proxy does not count them. */
    public Optional<Long> connectionsTouched() {
        return before.map(RouteTraffic::connectionsLive);
    }

    /**
     * What the fault has done.
     *
     * @param now a reading taken while the fault was still on
     * @return empty if the proxy does not count
     */
    public Optional<FaultEffect> effect(Optional<RouteTraffic> now) {
        return before.flatMap(then -> now.map(later -> new FaultEffect(
                then.connectionsLive() + later.connectionsOpened() - then.connectionsOpened(),
                later.bytesPassed() - then.bytesPassed(),
                later.bytesHeld(),
                later.bytesLost() - then.bytesLost(),
                later.closesHeld())));
    }

    /**
     * Whether the fault did anything.
     *
     * @param now a reading taken while the fault was still on: right before it is lifted, or at the end
     * @return empty if it cannot be known
     */
    public Optional<Boolean> bit(Optional<RouteTraffic> now) {
        return before.flatMap(then -> now.map(later -> bit(then, later)));
    }

    private boolean bit(RouteTraffic then, RouteTraffic later) {
        return switch (fault.kind()) {
            case CUT, CLOSE, REFUSE, CRASH, FREEZE, HALF_OPEN -> then.connectionsLive() > 0;
            case SIGNAL_LOSS -> later.bytesHeld() > 0 || later.closesHeld() > 0;
            case BLACK_HOLE, LIMIT_DATA -> later.bytesLost() > then.bytesLost();
            case UNREACHABLE, ONE_WAY -> later.bytesLost() > then.bytesLost() || later.closesHeld() > then.closesHeld();
            case DROP_ACKS -> later.down().bytesLost() > then.down().bytesLost();
            case LATENCY, BANDWIDTH, SLICE -> later.bytesPassed() > then.bytesPassed() || later.bytesHeld() > 0;
            // What does not befall the route is not to be seen on it.
            case SIGNAL_BACK, THAW, FLAP, PROFILE, SERVER_CRASH, SERVER_RESTART, CLOCK_SKEW, HEAL -> true;
        };
    }
}
