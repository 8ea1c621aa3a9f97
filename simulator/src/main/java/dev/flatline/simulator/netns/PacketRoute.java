package dev.flatline.simulator.netns;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.FaultException;
import dev.flatline.simulator.fault.FaultKind;
import dev.flatline.simulator.fault.FaultReport;
import dev.flatline.simulator.fault.Route;
import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.LinkTraffic;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A route through a proxy, with rules for the packets between client and proxy. TCP sends a lost packet again when the rule is
 * lifted, so the proxy still does its part of a fault: it decides whether what comes late passes or is lost for good.
 */
final class PacketRoute implements Route {
    /** What becomes of the packets that a rule has caught, once TCP sends them again. */
    private enum Fate {
        HELD,
        LOST
    }

    private final Route proxy;
    private final PacketFilter filter;
    private final int port;
    private final Map<PacketRule, Fate> rules = new LinkedHashMap<>();
    private long upLost;
    private long downLost;

    PacketRoute(Route proxy, PacketFilter filter, int lossPercent) {
        this.proxy = proxy;
        this.filter = filter;
        String address = proxy.address();
        this.port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        if (lossPercent > 0) {
            obey(() -> {
                for (Direction direction : Direction.values()) {
                    // Not among the rules of faults: no heal lifts it.
                    filter.add(PacketRule.lose(port, direction, lossPercent));
                }
            });
        }
    }

    @Override
    public String address() {
        return proxy.address();
    }

    @Override
    public FaultReport apply(Fault fault) {
        Optional<RouteTraffic> before = traffic();
        switch (fault.kind()) {
            case SIGNAL_LOSS -> {
                proxy.apply(fault);
                drop(Fate.HELD, Direction.values());
            }
            case UNREACHABLE -> {
                // What is sent on the existing connection is the proxy's to lose: its end must still get through.
                proxy.apply(fault);
                meetConnects(PacketRule.ignore(port));
            }
            case ONE_WAY -> {
                proxy.apply(fault);
                drop(Fate.LOST, ((Fault.OneWay) fault).lost());
            }
            case REFUSE -> {
                // First the rule, or a client that is fast would be back before it.
                meetConnects(PacketRule.refuse(port));
                proxy.apply(new Fault.Close());
            }
            case SIGNAL_BACK, HEAL -> {
                // First the rules: an end of the connection that the proxy has held would not reach the client.
                lift(fault.kind() == FaultKind.HEAL ? Set.of(Fate.values()) : Set.of(Fate.HELD));
                proxy.apply(fault);
            }
            default -> proxy.apply(fault);
        }
        return new FaultReport(fault, before);
    }

    private void drop(Fate fate, Direction... directions) {
        for (Direction direction : directions) {
            add(PacketRule.drop(port, direction), fate);
            // Before the other, and apart: a fault that caught nothing but acknowledgements has not bitten.
            add(PacketRule.dropAcknowledgements(port, direction), fate);
        }
    }

    /** There is one answer to a connect at a time: the last that was asked for. */
    private void meetConnects(PacketRule rule) {
        List.copyOf(rules.keySet()).stream()
                .filter(other -> other.meetsConnects() && !other.equals(rule))
                .forEach(this::lift);
        add(rule, Fate.LOST);
    }

    private void add(PacketRule rule, Fate fate) {
        if (!rules.containsKey(rule)) {
            obey(() -> filter.add(rule));
            rules.put(rule, fate);
        }
    }

    private void lift(Set<Fate> fates) {
        List.copyOf(rules.keySet()).stream()
                .filter(rule -> fates.contains(rules.get(rule)))
                .forEach(this::lift);
    }

    private void lift(PacketRule rule) {
        if (rules.get(rule) == Fate.LOST) {
            long bytes = caught(rule);
            upLost += rule.direction() == Direction.UPSTREAM ? bytes : 0;
            downLost += rule.direction() == Direction.DOWNSTREAM ? bytes : 0;
        }
        obey(() -> filter.remove(rule));
        rules.remove(rule);
    }

    @Override
    public Optional<RouteTraffic> traffic() {
        return proxy.traffic()
                .map(seen -> new RouteTraffic(
                        seen.connectionsLive(),
                        seen.connectionsOpened(),
                        seen.connectionsFailed(),
                        seen.up().plus(caught(Direction.UPSTREAM, upLost)),
                        seen.down().plus(caught(Direction.DOWNSTREAM, downLost))));
    }

    private LinkTraffic caught(Direction direction, long lostBefore) {
        return new LinkTraffic(0, caught(direction, Fate.HELD), lostBefore + caught(direction, Fate.LOST), 0);
    }

    private long caught(Direction direction, Fate fate) {
        return rules.entrySet().stream()
                .filter(rule -> rule.getKey().direction() == direction && rule.getValue() == fate)
                .mapToLong(rule -> caught(rule.getKey()))
                .sum();
    }

    private long caught(PacketRule rule) {
        if (!rule.catchesData()) {
            return 0;
        }
        long[] bytes = new long[1];
        obey(() -> bytes[0] = filter.bytesCaught(rule));
        return bytes[0];
    }

    private interface Order {
        void give() throws IOException;
    }

    private void obey(Order order) {
        try {
            order.give();
        } catch (IOException e) {
            throw new FaultException("the packet filter did not obey: " + e.getMessage(), e);
        }
    }
}
