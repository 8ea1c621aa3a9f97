package dev.flatline.simulator.virtual;

import static dev.flatline.simulator.fault.Peer.State.CONNECTING;
import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.OPEN;
import static dev.flatline.simulator.fault.Peer.State.REFUSED;
import static dev.flatline.simulator.fault.Peer.State.RST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.simulator.fault.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualNetworkTest {
    private static final Duration HOP = Duration.ofMillis(1);

    private final VirtualTime time = new VirtualTime();
    private final VirtualNetwork network = new VirtualNetwork(time, time::nanos, 1, HOP);
    private final List<VirtualPeer> accepted = new ArrayList<>();

    @Test
    void connectingTakesARoundTrip() {
        VirtualPeer client = connectedAfter(HOP);
        assertThat(client.state()).isEqualTo(CONNECTING);
        assertThat(accepted).hasSize(1);

        time.advance(HOP);
        assertThat(client.state()).isEqualTo(OPEN);
    }

    @Test
    void nothingHappensWithinTheCallItself() {
        VirtualPeer client = connectedAfter(HOP.multipliedBy(2));
        client.send("a");
        client.close();

        assertThat(accepted.get(0).received()).isEmpty();
        assertThat(accepted.get(0).state()).isEqualTo(OPEN);
    }

    @Test
    void bytesArriveInOrderAHopLater() {
        VirtualPeer client = connectedAfter(HOP.multipliedBy(2));
        client.send("one ");
        client.send("two ");
        time.advance(HOP.dividedBy(2));
        client.send("three");

        time.advance(HOP.dividedBy(2));
        assertThat(accepted.get(0).received()).isEqualTo("one two ");
        time.advance(HOP);
        assertThat(accepted.get(0).received()).isEqualTo("one two three");
    }

    @Test
    void aServerMaySpeakBeforeItsClientKnowsThatItIsConnected() {
        network.listen("server:80", socket -> {
            socket.write(new byte[] {'h', 'i'});
            return VirtualPeer.accept(socket);
        });
        VirtualPeer client = VirtualPeer.connect(network, "server:80");

        time.advance(HOP.multipliedBy(2));

        assertThat(client.state()).isEqualTo(OPEN);
        assertThat(client.received()).isEqualTo("hi");
    }

    @Test
    void aCloseArrivesAfterTheBytesBeforeIt() {
        VirtualPeer client = connectedAfter(HOP.multipliedBy(2));
        client.send("bye");
        client.close();

        time.advance(HOP);

        assertThat(accepted.get(0).received()).isEqualTo("bye");
        assertThat(accepted.get(0).state()).isEqualTo(FIN);
        assertThat(client.state()).as("a socket's own close is not reported").isEqualTo(OPEN);
    }

    @Test
    void aResetTakesAwayWhatIsStillUnderWay() {
        VirtualPeer client = connectedAfter(HOP.multipliedBy(2));
        client.send("arrives");
        time.advance(HOP);
        client.send("gone");
        client.socket().reset();

        time.advance(HOP);

        assertThat(accepted.get(0).received()).isEqualTo("arrives");
        assertThat(accepted.get(0).state()).isEqualTo(RST);
    }

    @Test
    void aClosedSocketIgnoresEverything() {
        VirtualPeer client = connectedAfter(HOP.multipliedBy(2));
        client.close();
        client.close();
        client.socket().reset();
        client.send("never");

        time.advance(HOP);

        assertThat(accepted.get(0).received()).isEmpty();
        assertThat(accepted.get(0).state()).isEqualTo(FIN);
    }

    @Test
    void aConnectionNobodyListensForIsRefusedAfterARoundTrip() {
        VirtualPeer client = VirtualPeer.connect(network, "nobody:80");
        time.advance(HOP);
        assertThat(client.state()).isEqualTo(CONNECTING);

        time.advance(HOP);
        assertThat(client.state()).isEqualTo(REFUSED);
    }

    @Test
    void aListenerThatStoppedRefusesNewConnectionsAndKeepsTheOldOnes() {
        VirtualPeer old = connectedAfter(HOP.multipliedBy(2));
        network.stopListening("server:80");
        VirtualPeer late = VirtualPeer.connect(network, "server:80");
        old.send("still here");

        time.advance(HOP.multipliedBy(2));

        assertThat(late.state()).isEqualTo(REFUSED);
        assertThat(accepted.get(0).received()).isEqualTo("still here");
    }

    @Test
    void anAttemptGivenUpInTimeNeverReachesTheServer() {
        listen();
        VirtualPeer client = VirtualPeer.connect(network, "server:80");
        client.close();

        time.advance(HOP.multipliedBy(4));

        assertThat(accepted).isEmpty();
        assertThat(client.state()).isEqualTo(CONNECTING);
    }

    @Test
    void anAttemptGivenUpLateIsClosedOnTheServer() {
        VirtualPeer client = connectedAfter(HOP);
        client.close();

        time.advance(HOP);

        assertThat(accepted.get(0).state()).isEqualTo(FIN);
        assertThat(client.state()).isEqualTo(CONNECTING);
    }

    @Test
    void anAddressIsTakenOnce() {
        listen();

        assertThatThrownBy(this::listen)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("server:80 is already in use");
    }

    @Test
    void aRouteCostsTwoHops() {
        listen();
        Route route = network.route("alice", "server:80", false);
        VirtualPeer client = VirtualPeer.connect(network, route.address());
        time.advance(HOP.multipliedBy(10));
        client.send("x");

        time.advance(HOP.multipliedBy(2).minusNanos(1));
        assertThat(accepted.get(0).received()).isEmpty();
        time.advance(Duration.ofNanos(1));
        assertThat(accepted.get(0).received()).isEqualTo("x");
    }

    @Test
    void closingTheNetworkClosesItsRoutes() {
        listen();
        VirtualPeer client = VirtualPeer.connect(
                network, network.route("alice", "server:80", false).address());
        time.advance(HOP.multipliedBy(10));

        network.close();
        time.advance(HOP);

        assertThat(client.state()).isEqualTo(FIN);
        assertThat(accepted.get(0).state()).isEqualTo(FIN);
        assertThat(time.pendingTasks()).isZero();
    }

    private void listen() {
        network.listen("server:80", socket -> {
            VirtualPeer peer = VirtualPeer.accept(socket);
            accepted.add(peer);
            return peer;
        });
    }

    private VirtualPeer connectedAfter(Duration duration) {
        listen();
        VirtualPeer client = VirtualPeer.connect(network, "server:80");
        time.advance(duration);
        return client;
    }
}
