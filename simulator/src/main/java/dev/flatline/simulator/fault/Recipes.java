package dev.flatline.simulator.fault;

import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.PlacedToxic;
import dev.flatline.simulator.link.Toxic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which toxics a fault consists of, and in which order they come and go. */
final class Recipes {
    /** Longer than any run: a close that is held back this long does not happen. */
    private static final long FOREVER_MILLIS = Duration.ofDays(1).toMillis();

    /** Holds all data and loses none; alone, it would let the close of an idle connection pass. */
    static final List<PlacedToxic> HOLD_DATA = bothWays("hold_data", new Toxic.Bandwidth(0));

    static final List<PlacedToxic> HOLD_CLOSE = bothWays("hold_close", new Toxic.SlowClose(FOREVER_MILLIS));

    static final List<PlacedToxic> DROP_DATA = bothWays("drop_data", new Toxic.Timeout(0));

    /** Closes by its removal, hence in both directions: it must get past a close that is held in one. */
    static final List<PlacedToxic> CLOSER = bothWays("closer", new Toxic.Timeout(0));

    /** Far enough apart that the receiver's kernel does not join the pieces again. */
    private static final long SLICE_PAUSE_MICROS = 1_000;

    /** Hits no connection, yet makes every close of one that starts with it a RST. */
    static final PlacedToxic ARMING = new PlacedToxic("armed_for_cut", Direction.DOWNSTREAM, 0, new Toxic.ResetPeer(0));

    private Recipes() {}

    /** What to do to a route in this state so that the fault takes effect. */
    static List<ProxyAction> of(Fault fault, RouteState state) {
        return switch (fault.kind()) {
            case CRASH, FREEZE, THAW, SERVER_CRASH, SERVER_RESTART, CLOCK_SKEW ->
                throw new IllegalArgumentException(
                        "the fault '" + fault.name() + "' is carried out by the client or the server, not by a route");
            case FLAP, PROFILE ->
                throw new IllegalArgumentException(
                        "the fault '" + fault.name() + "' is made of others: put on those of its plan");
            case CUT -> cut(state);
            case CLOSE -> concat(adding(CLOSER), removing(CLOSER));
            case REFUSE -> List.of(new ProxyAction.Disable());
            // Closes first: an idle connection must not slip through between the two.
            case SIGNAL_LOSS -> concat(adding(state.missing(HOLD_CLOSE)), adding(state.missing(HOLD_DATA)));
            // Data first: a close must not overtake what was sent before it.
            case SIGNAL_BACK -> concat(removing(state.present(HOLD_DATA)), removing(state.present(HOLD_CLOSE)));
            case BLACK_HOLE -> adding(state.missing(DROP_DATA));
            case LATENCY -> setting(delay(((Fault.Latency) fault).eachWay()), state);
            case UNREACHABLE -> unreachable(state);
            case HALF_OPEN -> halfOpen(state);
            // Closes first, as for the signal loss.
            case ONE_WAY -> losing(((Fault.OneWay) fault).lost(), state);
            case DROP_ACKS -> adding(state.missing(only(Direction.DOWNSTREAM, DROP_DATA)));
            case BANDWIDTH -> setting(rate(((Fault.Bandwidth) fault).kilobytesPerSecond()), state);
            case LIMIT_DATA -> limitData((Fault.LimitData) fault, state);
            case SLICE -> setting(pieces(((Fault.Slice) fault).bytes()), state);
            case HEAL -> heal(state);
        };
    }

    private static List<ProxyAction> cut(RouteState state) {
        if (!state.armed()) {
            throw new IllegalArgumentException(
                    "this route cannot be cut: it was not armed for it when it was opened, before the first connection");
        }
        return state.refusing() ? List.of() : List.of(new ProxyAction.Disable(), new ProxyAction.Enable());
    }

    /** Puts a toxic with values on, or gives the one that is on other values. */
    private static List<ProxyAction> setting(List<PlacedToxic> toxics, RouteState state) {
        return state.present(toxics).isEmpty()
                ? adding(toxics)
                : toxics.stream().<ProxyAction>map(ProxyAction.Update::new).toList();
    }

    /** Toxics before the silence: whatever slips in between is lost as well. */
    private static List<ProxyAction> unreachable(RouteState state) {
        List<ProxyAction> actions = concat(adding(state.missing(HOLD_CLOSE)), adding(state.missing(DROP_DATA)));
        return state.silent() ? actions : concat(actions, List.of(new ProxyAction.StopAnswering()));
    }

    /** Closes the client's side, whose close then gets stuck on its way to the server. */
    private static List<ProxyAction> halfOpen(RouteState state) {
        List<PlacedToxic> closer = only(Direction.DOWNSTREAM, CLOSER);
        return concat(
                adding(state.missing(only(Direction.UPSTREAM, HOLD_CLOSE))), concat(adding(closer), removing(closer)));
    }

    private static List<ProxyAction> losing(Direction lost, RouteState state) {
        return concat(adding(state.missing(only(lost, HOLD_CLOSE))), adding(state.missing(only(lost, DROP_DATA))));
    }

    /** Anew each time: the toxic counts from its arrival, and an update would not make it count from 0 again. */
    private static List<ProxyAction> limitData(Fault.LimitData fault, RouteState state) {
        List<PlacedToxic> limit = only(fault.way(), limit(fault.bytes()));
        return concat(removing(state.present(limit)), adding(limit));
    }

    private static List<ProxyAction> heal(RouteState state) {
        List<ProxyAction> actions = new ArrayList<>();
        List<List<PlacedToxic>> parts =
                List.of(HOLD_DATA, HOLD_CLOSE, delay(Duration.ZERO), rate(1), limit(1), pieces(1), DROP_DATA);
        for (List<PlacedToxic> part : parts) {
            actions.addAll(removing(state.present(part)));
        }
        if (state.refusing() || state.silent()) {
            actions.add(new ProxyAction.Enable());
        }
        return actions;
    }

    private static List<PlacedToxic> delay(Duration eachWay) {
        return bothWays("delay", new Toxic.Latency(eachWay.toMillis(), 0));
    }

    private static List<PlacedToxic> rate(long kilobytesPerSecond) {
        return bothWays("rate", new Toxic.Bandwidth(kilobytesPerSecond));
    }

    private static List<PlacedToxic> limit(long bytes) {
        return bothWays("limit", new Toxic.LimitData(bytes));
    }

    private static List<PlacedToxic> pieces(long bytes) {
        return bothWays("pieces", new Toxic.Slicer(bytes, 0, SLICE_PAUSE_MICROS));
    }

    private static List<PlacedToxic> only(Direction direction, List<PlacedToxic> bothWays) {
        return bothWays.stream().filter(toxic -> toxic.direction() == direction).toList();
    }

    private static List<PlacedToxic> bothWays(String name, Toxic toxic) {
        return Arrays.stream(Direction.values())
                .map(direction -> new PlacedToxic(name + "_" + direction.wireName(), direction, toxic))
                .toList();
    }

    private static List<ProxyAction> adding(List<PlacedToxic> toxics) {
        return toxics.stream().<ProxyAction>map(ProxyAction.Add::new).toList();
    }

    private static List<ProxyAction> removing(List<PlacedToxic> toxics) {
        return toxics.stream().<ProxyAction>map(ProxyAction.Remove::new).toList();
    }

    private static List<ProxyAction> concat(List<ProxyAction> first, List<ProxyAction> second) {
        List<ProxyAction> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
