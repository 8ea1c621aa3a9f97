package dev.flatline.simulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The port of a proxy that is disabled, which it will want back. */
class EmbeddedPortTest {
    private EmbeddedToxiproxy engine;
    private int port;

    @BeforeEach
    void aDisabledProxy() throws Exception {
        engine = EmbeddedToxiproxy.start("127.0.0.1", 0, 1);
        String made =
                call("POST", "/proxies", "{\"name\":\"p\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:1\"}");
        String listen = JsonMapper.shared().readTree(made).get("listen").asString();
        port = Integer.parseInt(listen.substring(listen.indexOf(':') + 1));
        call("POST", "/proxies/p", "{\"enabled\":false}");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void isNotGivenToWhoeverWantsAnyPort() {
        assertThatExceptionOfType(BindException.class).isThrownBy(this::bindAsAnOutgoingConnectionDoes);
    }

    @Test
    void refusesClients() {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    @Test
    void isForAServerThatIsToldToListenThere() {
        assertThatCode(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close())
                .doesNotThrowAnyException();
    }

    @Test
    void isTheProxysAgainWhenItIsEnabled() throws Exception {
        assertThat(call("POST", "/proxies/p", "{\"enabled\":true}")).contains("127.0.0.1:" + port);

        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    @Test
    void isFreeWhenTheProxyIsDeleted() throws Exception {
        call("DELETE", "/proxies/p", "");

        assertThatCode(this::bindAsAnOutgoingConnectionDoes).doesNotThrowAnyException();
    }

    private void bindAsAnOutgoingConnectionDoes() throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + engine.host() + ":" + engine.port() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
