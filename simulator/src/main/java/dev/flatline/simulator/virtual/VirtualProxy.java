package dev.flatline.simulator.virtual;

import dev.flatline.simulator.fault.ProxyControl;
import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.Draws;
import dev.flatline.simulator.link.LinkTraffic;
import dev.flatline.simulator.link.PlacedToxic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A Toxiproxy proxy on the virtual network: listens, dials the server for each client, and keeps the toxics. */
final class VirtualProxy implements ProxyControl, Acceptor {
    private final VirtualNetwork network;
    private final String name;
    private final String address;
    private final String upstream;
    private final Map<String, PlacedToxic> toxics = new LinkedHashMap<>();
    private final Set<VirtualConnection> live = new LinkedHashSet<>();
    private LinkTraffic endedUp = LinkTraffic.NONE;
    private LinkTraffic endedDown = LinkTraffic.NONE;
    private long opened;
    private long failed;
    private boolean enabled;
    private boolean silent;

    VirtualProxy(VirtualNetwork network, String name, String address, String upstream) {
        this.network = network;
        this.name = name;
        this.address = address;
        this.upstream = upstream;
    }

    @Override
    public SocketHandler accept(VirtualSocket socket) {
        opened++;
        VirtualConnection connection =
                new VirtualConnection(this, new Draws(network.seed(), name, opened), (VirtualEndpoint) socket);
        live.add(connection);
        connection.dial(network, upstream);
        return connection.clientHandler();
    }

    List<PlacedToxic> toxics() {
        return List.copyOf(toxics.values());
    }

    void failed(VirtualConnection connection) {
        failed++;
        live.remove(connection);
    }

    void finished(VirtualConnection connection) {
        if (live.remove(connection)) {
            endedUp = endedUp.plus(connection.traffic(Direction.UPSTREAM));
            endedDown = endedDown.plus(connection.traffic(Direction.DOWNSTREAM));
        }
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void add(PlacedToxic toxic) {
        if (toxics.putIfAbsent(toxic.name(), toxic) != null) {
            throw new IllegalArgumentException("toxic " + toxic.name() + " already exists");
        }
        forEachLive(connection -> connection.add(toxic));
    }

    @Override
    public void update(PlacedToxic toxic) {
        if (toxics.replace(toxic.name(), toxic) == null) {
            throw new IllegalArgumentException("toxic " + toxic.name() + " not found");
        }
        forEachLive(connection -> connection.update(toxic));
    }

    @Override
    public void remove(PlacedToxic toxic) {
        if (toxics.remove(toxic.name()) == null) {
            throw new IllegalArgumentException("toxic " + toxic.name() + " not found");
        }
        forEachLive(connection -> connection.remove(toxic));
    }

    @Override
    public void enable() {
        endSilence();
        if (!enabled) {
            network.listen(address, this);
            enabled = true;
        }
    }

    @Override
    public void disable() {
        endSilence();
        if (enabled) {
            network.stopListening(address);
            enabled = false;
        }
        forEachLive(VirtualConnection::abort);
    }

    @Override
    public void stopAnswering() {
        if (!silent) {
            if (enabled) {
                network.stopListening(address);
                enabled = false;
            }
            network.swallow(address);
            silent = true;
        }
    }

    private void endSilence() {
        if (silent) {
            network.stopSwallowing(address);
            silent = false;
        }
    }

    @Override
    public Optional<RouteTraffic> traffic() {
        LinkTraffic up = endedUp;
        LinkTraffic down = endedDown;
        for (VirtualConnection connection : live) {
            up = up.plus(connection.traffic(Direction.UPSTREAM));
            down = down.plus(connection.traffic(Direction.DOWNSTREAM));
        }
        long linked = live.stream().filter(VirtualConnection::isLinked).count();
        return Optional.of(new RouteTraffic(linked, opened, failed, up, down));
    }

    /** Over a copy, because what is done to a connection may end it. */
    private void forEachLive(Consumer<VirtualConnection> action) {
        new ArrayList<>(live).forEach(action);
    }
}
