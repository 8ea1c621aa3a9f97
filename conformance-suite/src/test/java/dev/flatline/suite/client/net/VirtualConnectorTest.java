package dev.flatline.suite.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.simulator.virtual.SocketHandler;
import dev.flatline.simulator.virtual.VirtualNetwork;
import dev.flatline.simulator.virtual.VirtualSocket;
import dev.flatline.simulator.virtual.VirtualTime;
import dev.flatline.suite.client.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualConnectorTest {
    private final VirtualTime time = new VirtualTime();
    private final VirtualNetwork network = new VirtualNetwork(time, 1);
    private final List<Peer> peers = new ArrayList<>();
    private final Recorder recorder = new Recorder();

    @Test
    void asksForAPlainUpgradeInItsOwnName() {
        open();

        assertThat(peer().text())
                .startsWith("GET /.ws?v=5&ns=demo HTTP/1.1\r\n")
                .contains("\r\nHost: server:1\r\n", "\r\nUser-Agent: Firebase/5/flatline-0.1/reference\r\n")
                .contains("\r\nSec-WebSocket-Version: 13\r\n")
                .doesNotContain("Extensions", "Sec-WebSocket-Protocol");
        assertThat(recorder.told).isEmpty();
    }

    @Test
    void carriesTextsBothWays() {
        Wire wire = openAndAccept();

        wire.send("hello");
        pump();
        assertThat(peer().opcodes()).containsExactly(1);
        peer().write(RawWebSocket.frame(1, "welcome"));

        assertThat(recorder.told).containsExactly("opened", "received welcome");
    }

    @Test
    void answersPings() {
        openAndAccept();

        peer().write(RawWebSocket.frame(9, "x"));

        assertThat(peer().opcodes()).containsExactly(10);
    }

    @Test
    void saysGoodbyeBeforeItCloses() {
        Wire wire = openAndAccept();

        wire.close();
        wire.send("late");
        pump();
        assertThat(peer().opcodes()).containsExactly(8);
        assertThat(peer().end).isEmpty();
        peer().write(new byte[] {(byte) 0x88, 2, 3, (byte) 0xe8});

        assertThat(peer().end).isEqualTo("FIN");
        assertThat(recorder.told).containsExactly("opened");
        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void doesNotWaitForEverForTheReplyToItsGoodbye() {
        Wire wire = openAndAccept();

        wire.close();
        time.advance(Duration.ofMillis(2_001));

        assertThat(peer().end).isEqualTo("FIN");
    }

    @Test
    void dropsTheConnectionWithoutAGoodbye() {
        Wire wire = openAndAccept();

        wire.abort();
        wire.send("late");
        wire.close();
        pump();

        assertThat(peer().opcodes()).isEmpty();
        assertThat(peer().end).isEqualTo("FIN");
    }

    @Test
    void canBeGivenUpBeforeItIsConnected() {
        Wire wire = new VirtualConnector(network, time).open("server:1", "/", recorder);

        wire.abort();
        pump();

        assertThat(recorder.told).isEmpty();
    }

    @Test
    void tellsOfARefusal() {
        new VirtualConnector(network, time).open("nobody:1", "/", recorder);
        pump();

        assertThat(recorder.told).containsExactly("closed: connection refused");
    }

    @Test
    void tellsOfFinsAndResetsAndGoodbyesOnce() {
        openAndAccept();
        peer().socket.close();
        pump();
        openAndAccept();
        peer().socket.reset();
        pump();
        openAndAccept();
        peer().write(new byte[] {(byte) 0x88, 5, 3, (byte) 0xe8, 'b', 'y', 'e'});

        assertThat(recorder.told)
                .containsExactly(
                        "opened",
                        "closed: connection closed",
                        "opened",
                        "closed: connection reset",
                        "opened",
                        "closed: WebSocket closed (1000): bye");
        assertThat(peer().end).isEqualTo("FIN");
    }

    @Test
    void whatIsNoUpgradeEndsIt() {
        open();

        peer().write(RawWebSocket.ascii("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));

        assertThat(recorder.told)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("closed: ")
                .contains("404");
        assertThat(peer().end).isEqualTo("FIN");
    }

    @Test
    void aFrameThatClaimsGigabytesEndsIt() {
        openAndAccept();

        peer().write(new byte[] {(byte) 0x81, 127, 0, 0, 0, 0, 0x7f, 0, 0, 0, 'x'});

        assertThat(recorder.told).hasSize(2).last().asString().startsWith("closed: WebSocket closed (1009)");
    }

    @Test
    void whatIsNoWebSocketFrameEndsIt() {
        openAndAccept();

        peer().write(new byte[] {(byte) 0xff, 1, 'x'});

        assertThat(recorder.told).hasSize(2).last().asString().startsWith("closed: WebSocket closed (1002)");
    }

    private Wire open() {
        if (peers.isEmpty()) {
            network.listen("server:1", socket -> {
                peers.add(new Peer(socket));
                return peer();
            });
        }
        Wire wire = new VirtualConnector(network, time).open("server:1", "/.ws?v=5&ns=demo", recorder);
        pump();
        return wire;
    }

    private Wire openAndAccept() {
        Wire wire = open();
        String request = peer().text();
        peer().received.reset();
        peer().write(RawWebSocket.accept(request));
        return wire;
    }

    private Peer peer() {
        return peers.get(peers.size() - 1);
    }

    private void pump() {
        time.advance(Duration.ofSeconds(1));
    }

    private final class Peer implements SocketHandler {
        final VirtualSocket socket;
        final ByteArrayOutputStream received = new ByteArrayOutputStream();
        String end = "";

        Peer(VirtualSocket socket) {
            this.socket = socket;
        }

        void write(byte[] bytes) {
            socket.write(bytes);
            pump();
        }

        String text() {
            return received.toString(StandardCharsets.US_ASCII);
        }

        /** Of the short masked frames received. */
        List<Integer> opcodes() {
            byte[] bytes = received.toByteArray();
            List<Integer> opcodes = new ArrayList<>();
            for (int at = 0; at < bytes.length; at += 6 + (bytes[at + 1] & 0x7f)) {
                opcodes.add(RawWebSocket.opcode(bytes, at));
            }
            return opcodes;
        }

        @Override
        public void connected(VirtualSocket connected) {}

        @Override
        public void received(byte[] bytes) {
            received.writeBytes(bytes);
        }

        @Override
        public void closed(boolean reset) {
            end += reset ? "RST" : "FIN";
        }

        @Override
        public void refused() {}
    }
}
