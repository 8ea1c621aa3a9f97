package dev.flatline.simulator.embedded;

import static dev.flatline.simulator.fault.Peer.State.FIN;
import static dev.flatline.simulator.fault.Peer.State.RST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The counters of {@code /metrics} (spec 1), which are there only when they were asked for. */
class EmbeddedMetricsTest extends FaultProxyContract {
    private EmbeddedToxiproxy engine;

    @BeforeEach
    @Override
    void open() throws IOException {
        engine = EmbeddedToxiproxy.start(
                EngineConfig.builder().proxyMetrics(true).build());
        super.open();
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
    @DisplayName("A21 without the flag there is no such route")
    void offByDefault() throws IOException {
        try (EmbeddedToxiproxy plain =
                EmbeddedToxiproxy.start(EngineConfig.builder().build())) {
            ApiClient other = new ApiClient(URI.create("http://" + plain.host() + ":" + plain.port()));

            assertThat(other.get("/metrics").status()).isEqualTo(404);
        }
    }

    @Test
    void anyMethodIsAnsweredInPrometheusFormat() {
        for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS"}) {
            ApiClient.Answer answer = api.call(method, "/metrics", "");

            assertThat(answer.status()).as(method).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        }
        assertThat(api.call("GET", "/metrics", "", "Mozilla/5.0").status()).isEqualTo(403);
    }

    @Test
    void bytesCountWhenTheirConnectionHasEnded() {
        String listen = createProxy();
        toxic("timeout", "downstream", "'timeout':0");
        Pair pair = connectThrough(listen);
        pair.client().send("hello");
        soon(() -> pair.server().received().equals("hello"));
        pair.server().send("dropped");
        assertThat(api.get("/metrics").body()).isEmpty();

        pair.client().close();

        soon(() -> pair.server().state() == FIN);
        soon(() -> !api.get("/metrics").body().isEmpty());
        assertThat(api.get("/metrics").body().lines())
                .contains(
                        "# TYPE toxiproxy_proxy_received_bytes_total counter",
                        "# TYPE toxiproxy_proxy_sent_bytes_total counter",
                        counter("received", "upstream", listen, 5),
                        counter("sent", "upstream", listen, 5),
                        counter("received", "downstream", listen, 7),
                        counter("sent", "downstream", listen, 0));
    }

    @Test
    void connectionsOfOneProxyAddUpAndOutliveIt() {
        String listen = createProxy();
        for (int i = 0; i < 3; i++) {
            echo(connectThrough(listen));
        }

        api.delete("/proxies/" + name);

        assertThat(api.get("/metrics").body().lines())
                .contains(counter("received", "upstream", listen, 12), counter("sent", "downstream", listen, 12));
    }

    @Test
    void sentBytesDoNotCountWhereWritingFailed() throws IOException {
        String listen = createProxy();
        int port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        // A client that never reads a byte gets more than fits.
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(client.isConnected()).isTrue();
            soon(() -> !server.accepted().isEmpty());
            Thread sender = new Thread(this::sendUntilClosed, "sender");
            sender.setDaemon(true);
            sender.start();
            soon(() -> api.get("/x/proxies/" + name + "/traffic")
                            .json()
                            .path("downstream")
                            .path("bytesHeld")
                            .asLong()
                    > 0);
        }

        soon(() -> api.get("/metrics").body().contains("direction=\"downstream\""));
        assertThat(api.get("/metrics").body().lines())
                .anyMatch(line -> line.startsWith("toxiproxy_proxy_received_bytes_total{direction=\"downstream\""))
                .noneMatch(line -> line.startsWith("toxiproxy_proxy_sent_bytes_total{direction=\"downstream\""));
        assertThat(server.accepted().get(0).state()).isIn(FIN, RST);
        assertThat(api.get("/x/proxies/" + name + "/traffic")
                        .json()
                        .path("connectionsLive")
                        .asInt())
                .isZero();
    }

    private void sendUntilClosed() {
        String block = "0123456789abcdef".repeat(4096);
        try {
            while (true) {
                server.accepted().get(0).send(block);
            }
        } catch (UncheckedIOException e) {
            // The connection has ended, as the test wants it.
        }
    }

    @Test
    void whatANameMayHoldIsEscapedInLabels() {
        ProxyMetrics metrics = new ProxyMetrics(true);

        metrics.addSent(new ProxyMetrics.Labels("upstream", "a\"b\\c\nd", "l:1", "u:2"), 3);

        assertThat(metrics.text()).contains("proxy=\"a\\\"b\\\\c\\nd\",upstream=\"u:2\"} 3\n");
    }

    private String counter(String what, String direction, String listen, long bytes) {
        return "toxiproxy_proxy_" + what + "_bytes_total{direction=\"" + direction + "\",listener=\"" + listen
                + "\",proxy=\"" + name + "\",upstream=\"" + server.address() + "\"} " + bytes;
    }
}
