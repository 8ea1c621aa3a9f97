package dev.flatline.simulator.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.flatline.simulator.embedded.EmbeddedToxiproxy;
import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.FaultException;
import dev.flatline.simulator.fault.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the live backend does when the Toxiproxy does not do what it should. */
class ToxiproxyNetworkTest {
    private static final String KIND = "test toxiproxy";

    @Test
    void nobodyThereIsSaidSo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(() -> new ToxiproxyNetwork("127.0.0.1", free, KIND))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(
                        "test toxiproxy at 127.0.0.1:" + free + " was asked to tell its version and failed");
    }

    @Test
    void oneThatNeverAnswersDoesNotHang() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            new ToxiproxyNetwork("127.0.0.1", deaf.getLocalPort(), KIND, "", Duration.ofMillis(100)))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("did not answer within 100 ms");
        }
    }

    @Test
    void oneWithoutTheExtensionCountsNothing() throws IOException {
        HttpServer foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        foreign.createContext("/", exchange -> {
            byte[] body = (exchange.getRequestURI().getPath().startsWith("/x/")
                            ? "404 page not found\n"
                            : "{\"version\":\"2.12.0\",\"name\":\"a\",\"listen\":\"127.0.0.1:1\",\"upstream\":\"x:1\","
                                    + "\"enabled\":true,\"toxics\":[]}")
                    .getBytes(StandardCharsets.UTF_8);
            boolean missing = exchange.getRequestURI().getPath().startsWith("/x/");
            exchange.sendResponseHeaders(missing ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        foreign.start();
        try {
            ToxiproxyNetwork network =
                    new ToxiproxyNetwork("127.0.0.1", foreign.getAddress().getPort(), KIND);
            Route route = network.route("alice", "x:1", false);

            assertThat(route.traffic()).isEmpty();
            assertThat(route.apply(new Fault.Refuse()).bit(route.traffic())).isEmpty();
        } finally {
            foreign.stop(0);
        }
    }

    @Test
    void anyClientNameGivesAProxyOfItsOwn() throws IOException {
        try (EmbeddedToxiproxy engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
                ToxiproxyNetwork network = new ToxiproxyNetwork(engine.host(), engine.port(), KIND)) {
            for (String client : List.of("alice", "alice", "a/b c?ü%", "")) {
                Route route = network.route(client, "127.0.0.1:1", true);
                route.apply(new Fault.SignalLoss());
                route.apply(new Fault.Heal());
                assertThat(route.traffic()).isPresent();
            }
            assertThat(network.describe()).isEqualTo("test toxiproxy at 127.0.0.1:" + engine.port());
        }
    }

    @Test
    void aToxiproxyThatWentAwayIsNamedInTheError() throws IOException {
        EmbeddedToxiproxy engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
        ToxiproxyNetwork network = new ToxiproxyNetwork(engine.host(), engine.port(), KIND);
        Route route = network.route("alice", "127.0.0.1:1", false);
        engine.close();
        engine.close();

        assertThatThrownBy(() -> route.apply(new Fault.Refuse()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("/x/proxies/alice-1/traffic failed");
        assertThatThrownBy(network::close)
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("was asked to make proxy alice-1 go away and failed");
    }

    @Test
    void aLocaleThatTheClientCannotWorkInIsSaidSo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThatThrownBy(() -> new ToxiproxyNetwork("127.0.0.1", 1, KIND))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("-Duser.language=en");
        } finally {
            Locale.setDefault(before);
        }
    }
}
