package dev.flatline.simulator.embedded;

import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.simulator.fault.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The streams of the embedded engine, and what it does better than the real one. */
class EmbeddedStreamTest extends StreamContract {
    private EmbeddedToxiproxy engine;

    @BeforeEach
    @Override
    void open() throws IOException {
        reopen();
        super.open();
    }

    private void reopen() throws IOException {
        engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
        api = new ApiClient(startedEngine());
    }

    @AfterEach
    @Override
    void close() throws IOException {
        super.close();
        engine.close();
    }

    @Override
    URI startedEngine() {
        return URI.create("http://" + engine.host() + ":" + engine.port());
    }

    @Test
    @DisplayName("E1 a reader that has stopped reading holds up no control call")
    void stalledReader() throws IOException {
        String listen = createProxy();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            api.post("/proxies/" + name, "{'upstream':'127.0.0.1:" + deaf.getLocalPort() + "'}");
            try (SocketChannel client = stuffed(listen);
                    Socket reader = deaf.accept()) {
                assertThat(client.isConnected() && reader.isConnected()).isTrue();
                assertThat(timeUntil(() -> {
                            String toxic = toxic("latency", "upstream", "'latency':10");
                            api.post(toxic, "{'attributes':{'latency':20}}");
                            api.get("/proxies");
                            return api.delete(toxic).status() == 204;
                        }))
                        .isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    @DisplayName("E2 values that crash the real one are refused or harmless")
    void crashValues() {
        String listen = createProxy();
        var negative = api.post(
                "/proxies/" + name + "/toxics", "{'type':'bandwidth','stream':'upstream','attributes':{'rate':-1}}");
        assertThat(negative.status()).isEqualTo(400);
        assertThat(negative.error()).isEqualTo("bad request body: rate must not be negative, was -1");
        toxic("slicer", "upstream", "");
        String jitter = toxic("latency", "downstream", "'jitter':9223372036854775807");
        Pair pair = connectThrough(listen);

        pair.client().send("hello");
        soon(() -> pair.server().received().equals("hello"));
        pair.server().send("answer");
        api.delete(jitter);
        soon(() -> pair.client().received().equals("answer"));
    }

    @Test
    @DisplayName("E3 the same seed hits the same connections, another seed hits others")
    void seeded() throws IOException {
        assertThat(fates(7)).isEqualTo(fates(7)).isNotEqualTo(fates(8)).contains(true, false);
    }

    /** Which of 32 connections a toxic with toxicity 0.5 hits. */
    private List<Boolean> fates(long seed) throws IOException {
        engine.close();
        engine = EmbeddedToxiproxy.start("127.0.0.1", 0, seed);
        api = new ApiClient(startedEngine());
        String listen = createProxy();
        toxic("limit_data", "upstream", 0.5, "'bytes':0");
        List<Boolean> hits = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Pair pair = connectThrough(listen);
            pair.client().send("x");
            soon(() -> pair.client().state() == FIN || pair.server().received().equals("x"));
            hits.add(pair.client().state() == FIN);
        }
        return hits;
    }

    @Test
    @DisplayName("E4 a server that does not take connections holds up neither the next client nor disable")
    void slowDial() throws IOException {
        String listen = createProxy();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Two connections fill the queue of a listener with backlog 1; SYNs after that stay without an answer.
            String address = "127.0.0.1:" + full.getLocalPort();
            connect(address);
            connect(address);
            api.post("/proxies", "{'name':'slow','listen':'127.0.0.1:0','upstream':'" + address + "'}");
            String slow = api.get("/proxies/slow").json().path("listen").asString();
            Peer first = connect(slow);
            Peer second = connect(slow);
            notFor(Duration.ofMillis(100), () -> first.state() != OPEN || second.state() != OPEN);

            echo(connectThrough(listen));
            toxicOfSlow();
            assertThat(timeUntil(
                            () -> api.post("/proxies/slow", "{'enabled':false}").status() == 200))
                    .isLessThan(Duration.ofSeconds(1));

            soon(() -> first.state() == FIN && second.state() == FIN);
        }
    }

    private void toxicOfSlow() {
        assertThat(api.post("/proxies/slow/toxics", "{'type':'latency'}").status())
                .isEqualTo(200);
        assertThat(api.delete("/proxies/slow/toxics/latency_downstream").status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("E5 the extension counts what passed, what is held, what was lost")
    void trafficExtension() {
        String listen = createProxy();
        String hold = toxic("bandwidth", "upstream", "'rate':0");
        toxic("timeout", "downstream", "'timeout':0");
        Pair pair = connectThrough(listen);
        pair.client().send("held");
        pair.server().send("lost!");

        soon(() -> traffic("upstream", "bytesHeld") == 4 && traffic("downstream", "bytesLost") == 5);
        api.delete(hold);
        soon(() -> traffic("upstream", "bytesPassed") == 4 && traffic("upstream", "bytesHeld") == 0);
        assertThat(api.get("/x/proxies/" + name + "/traffic")
                        .json()
                        .path("connectionsLive")
                        .asInt())
                .isEqualTo(1);
    }

    private long traffic(String stream, String figure) {
        return api.get("/x/proxies/" + name + "/traffic")
                .json()
                .path(stream)
                .path(figure)
                .asLong();
    }

    @Test
    @DisplayName("E6 the wait of reset_peer ends with its removal")
    void resetPeerRemoved() {
        String listen = createProxy();
        String toxic = toxic("reset_peer", "upstream", "'timeout':60000");
        Pair pair = connectThrough(listen);
        pair.client().send("kept");
        notFor(Duration.ofMillis(100), () -> pair.server().state() != OPEN);

        api.delete(toxic);

        soon(() -> pair.server().received().equals("kept"));
    }

    @Test
    void anUnknownRouteOfTheExtensionIsNotFound() {
        assertThat(api.get("/x/proxies/none/traffic").error()).isEqualTo("proxy not found");
        assertThat(api.get("/x/nothing").status()).isEqualTo(404);
    }

    @Test
    void closingTheEngineLeavesNoThreadAndNoPort() throws IOException {
        String listen = createProxy();
        Pair pair = connectThrough(listen);
        int port = engine.port();

        engine.close();

        soon(() -> pair.client().state() == FIN && pair.server().state() == FIN);
        soon(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("toxiproxy-")));
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(IOException.class);
        reopen();
    }

    @Test
    void aPortInUseIsSaidSo() {
        assertThatThrownBy(() -> EmbeddedToxiproxy.start("127.0.0.1", engine.port(), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the toxiproxy API cannot listen at 127.0.0.1:" + engine.port());
    }
}
