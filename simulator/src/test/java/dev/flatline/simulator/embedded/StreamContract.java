package dev.flatline.simulator.embedded;

import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.OPEN;
import static dev.flatline.simulator.fault.Peer.State.REFUSED;
import static dev.flatline.simulator.fault.Peer.State.RST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens to bytes and closes between real sockets (spec 2). */
abstract class StreamContract extends FaultProxyContract {
    private static final Duration A_WHILE = Duration.ofMillis(150);

    @Test
    @DisplayName("L1 bytes pass unchanged: few, many, in parts")
    void bytesPass() {
        Pair pair = connectThrough(createProxy());
        String many = "0123456789abcdef".repeat(4096);
        pair.client().send("few");
        pair.client().send(many);
        soon(() -> pair.server().received().equals("few" + many));
        pair.server().send(many);
        soon(() -> pair.client().received().equals(many));
    }

    @Test
    @DisplayName("L2 an upstream that is down is a FIN, not a refusal")
    void upstreamDown() {
        createProxy();
        api.post("/proxies/" + name, "{'upstream':'127.0.0.1:1'}");
        var client = connect(api.get("/proxies/" + name).json().path("listen").asString());

        assertThat(timeUntil(() -> client.state() == FIN)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    @DisplayName("L2 an upstream whose name is unknown is a FIN too, and holds up nobody")
    void upstreamUnknown() {
        String listen = createProxy();
        api.post("/proxies", "{'name':'" + name + "b','listen':'127.0.0.1:0','upstream':'no.such.host.invalid:1'}");
        var lost =
                connect(api.get("/proxies/" + name + "b").json().path("listen").asString());

        echo(connectThrough(listen));
        soon(() -> lost.state() == FIN);
    }

    @Test
    @DisplayName("L3, L4 disable is a FIN on both sides, then a refusal; enable works on the same port")
    void disable() {
        String listen = createProxy();
        Pair pair = connectThrough(listen);
        echo(pair);
        api.post("/proxies/" + name, "{'enabled':false}");
        api.post("/proxies/" + name, "{'enabled':false}");

        soon(() -> pair.client().state() == FIN && pair.server().state() == FIN);
        assertThat(connect(listen).state()).isEqualTo(REFUSED);
        api.post("/proxies/" + name, "{'enabled':true}");
        Pair again = connectThrough(listen);
        echo(again);

        api.delete("/proxies/" + name);
        soon(() -> again.client().state() == FIN && again.server().state() == FIN);
    }

    @Test
    @DisplayName("L6 a side whose bytes were unread gets a RST on disable")
    void unreadInput() throws IOException {
        String listen = createProxy();
        toxic("bandwidth", "upstream", "'rate':0");
        Pair pair = connectThrough(listen);
        for (int i = 0; i < 50; i++) {
            pair.client().send("0123456789".repeat(5000));
        }

        api.post("/proxies/" + name, "{'enabled':false}");

        soon(() -> pair.client().state() == RST && pair.server().state() == FIN);
    }

    @Test
    @DisplayName("L7 there is no half-close: it closes both sides")
    void halfClose() throws IOException {
        String listen = createProxy();
        int port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout(5000);
            soon(() -> !server.accepted().isEmpty());
            client.shutdownOutput();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
            soon(() -> server.accepted().get(0).state() == FIN);
        }
    }

    @Test
    @DisplayName("L8 the RST of one side is a FIN for the other")
    void resetBecomesFin() throws IOException {
        String listen = createProxy();
        int port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            soon(() -> !server.accepted().isEmpty());
            client.getOutputStream().write('x');
            soon(() -> server.accepted().get(0).received().equals("x"));
            client.setSoLinger(true, 0);
        }
        soon(() -> server.accepted().get(0).state() == FIN);
    }

    @Test
    @DisplayName("T1, T9 latency delays its direction only, and neither connect nor an idle close")
    void latency() {
        String listen = createProxy();
        toxic("latency", "upstream", "'latency':100");
        Pair pair = connectThrough(listen);

        assertTook(
                timeUntil(
                        () -> pair.client().send("x"),
                        () -> !pair.server().received().isEmpty()),
                100);
        pair.server().send("y");
        assertThat(timeUntil(() -> !pair.client().received().isEmpty())).isLessThan(Duration.ofMillis(90));
        pair.client().close();
        assertThat(timeUntil(() -> pair.server().state() == FIN)).isLessThan(Duration.ofMillis(90));
    }

    @Test
    @DisplayName("T6 removal of a latency releases everything in order at once")
    void latencyRemoval() {
        String listen = createProxy();
        String toxic = toxic("latency", "upstream", "'latency':60000");
        Pair pair = connectThrough(listen);
        pair.client().send("a");
        pair.client().send("b");
        pair.client().send("c");
        notFor(A_WHILE, () -> !pair.server().received().isEmpty());

        api.delete(toxic);

        soon(() -> pair.server().received().equals("abc"));
    }

    @Test
    @DisplayName("B2 bandwidth passes a tenth of a second's worth at a time")
    void bandwidth() {
        String listen = createProxy();
        toxic("bandwidth", "upstream", "'rate':100");
        Pair pair = connectThrough(listen);

        assertTook(
                timeUntil(
                        () -> pair.client().send("0123456789".repeat(3000)),
                        () -> pair.server().received().length() == 30_000),
                300);
    }

    @Test
    @DisplayName("B3, B4 rate 0 holds data and the FIN behind it; removal delivers both")
    void bandwidthZero() {
        String listen = createProxy();
        String toxic = toxic("bandwidth", "upstream", "'rate':0");
        Pair pair = connectThrough(listen);
        pair.client().send("held");
        pair.client().close();
        notFor(
                A_WHILE,
                () -> pair.server().state() != OPEN || !pair.server().received().isEmpty());

        api.delete(toxic);

        soon(() -> pair.server().state() == FIN);
        assertThat(pair.server().received()).isEqualTo("held");
    }

    @Test
    @DisplayName("O1, O3, O5 timeout 0 drops one direction for ever, lets the other flow and a FIN pass")
    void timeoutZero() {
        String listen = createProxy();
        toxic("timeout", "upstream", "'timeout':0");
        Pair pair = connectThrough(listen);
        pair.client().send("gone");
        pair.server().send("flows");

        soon(() -> pair.client().received().equals("flows"));
        notFor(A_WHILE, () -> !pair.server().received().isEmpty());
        pair.client().close();
        soon(() -> pair.server().state() == FIN);
    }

    @Test
    @DisplayName("O2 a timeout closes after a silence")
    void timeoutCloses() {
        String listen = createProxy();
        Pair pair = connectThrough(listen);
        assertTook(
                timeUntil(
                        () -> toxic("timeout", "upstream", "'timeout':200"),
                        () -> pair.client().state() == FIN && pair.server().state() == FIN),
                190);
    }

    @Test
    @DisplayName("O4 removal of a timeout closes all connections, even where it missed")
    void timeoutRemoval() {
        String listen = createProxy();
        Pair pair = connectThrough(listen);
        echo(pair);
        String toxic = toxic("timeout", "upstream", 0, "'timeout':0");
        echo(pair);

        api.delete(toxic);

        soon(() -> pair.client().state() == FIN && pair.server().state() == FIN);
        echo(connectThrough(listen));
    }

    @Test
    @DisplayName("S1 slow_close delays the FIN")
    void slowClose() {
        String listen = createProxy();
        toxic("slow_close", "upstream", "'delay':200");
        Pair pair = connectThrough(listen);
        pair.client().send("data");
        soon(() -> pair.server().received().equals("data"));

        assertTook(timeUntil(() -> pair.client().close(), () -> pair.server().state() == FIN), 200);
    }

    @Test
    @DisplayName("R1 reset_peer resets both sides on the first data")
    void resetPeer() {
        String listen = createProxy();
        toxic("reset_peer", "upstream", "'timeout':0");
        Pair pair = connectThrough(listen);

        pair.client().send("x");

        soon(() -> pair.client().state() == RST && pair.server().state() == RST);
        assertThat(pair.server().received()).isEmpty();
    }

    @Test
    @DisplayName("R4, R5 an idle connection is not reset; one that was there before gets a FIN")
    void resetPeerLate() {
        String listen = createProxy();
        Pair before = connectThrough(listen);
        echo(before);
        toxic("reset_peer", "upstream", "'timeout':0");
        Pair after = connectThrough(listen);
        notFor(A_WHILE, () -> before.client().state() != OPEN || after.client().state() != OPEN);

        before.client().send("x");

        soon(() -> before.client().state() == FIN && before.server().state() == FIN);
    }

    @Test
    @DisplayName("R6, R7, R8 with toxicity 0 it arms: data flows, disable is a RST on both sides")
    void arming() {
        String listen = createProxy();
        toxic("reset_peer", "downstream", 0, "'timeout':0");
        Pair pair = connectThrough(listen);
        echo(pair);

        api.post("/proxies/" + name, "{'enabled':false}");

        soon(() -> pair.client().state() == RST && pair.server().state() == RST);
        assertThat(pair.client().received()).isEqualTo("pong");
    }

    @Test
    @DisplayName("D1, D5 limit_data passes exactly its bytes, then closes")
    void limitData() {
        String listen = createProxy();
        toxic("limit_data", "upstream", "'bytes':5");
        Pair pair = connectThrough(listen);
        pair.client().send("abc");
        soon(() -> pair.server().received().equals("abc"));
        assertThat(pair.server().state()).isEqualTo(OPEN);

        pair.client().send("defgh");

        soon(() -> pair.server().state() == FIN);
        assertThat(pair.server().received()).isEqualTo("abcde");
    }

    @Test
    @DisplayName("C1 slices are put together again to the same bytes")
    void slicer() {
        String listen = createProxy();
        toxic("slicer", "upstream", "'average_size':64,'size_variation':32,'delay':10");
        Pair pair = connectThrough(listen);
        String text = "0123456789abcdef".repeat(1000);

        pair.client().send(text);

        soon(() -> pair.server().received().equals(text));
    }

    /** A client that writes until nothing more goes in, and never reads. */
    static SocketChannel stuffed(String listen) throws IOException {
        int colon = listen.lastIndexOf(':');
        SocketChannel channel = SocketChannel.open(
                new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1))));
        channel.configureBlocking(false);
        ByteBuffer block = ByteBuffer.allocate(1 << 16);
        try {
            for (int idle = 0; idle < 1000; idle++) {
                if (channel.write(block) > 0) {
                    idle = 0;
                }
                block.clear();
            }
        } catch (SocketException e) {
            channel.close();
            throw e;
        }
        return channel;
    }
}
