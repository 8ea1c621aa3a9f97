package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The admin API on sockets")
class AdminOverSocketsTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String TOKEN = "an-admin-token";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");

    private final ReferenceServer server = ReferenceServer.start(
            ServerConfig.builder().host("0.0.0.0").adminToken(TOKEN).build());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    private String send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .timeout(BOUND)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private String call(String method, String call) throws IOException, InterruptedException {
        return send(method, "/.admin/" + call, "", TOKEN);
    }

    private String rest(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path + ".json?ns=demo", body, "owner");
    }

    private String onlySession(String namespace) throws IOException, InterruptedException {
        Matcher id = ID.matcher(call("GET", "sessions?ns=" + namespace));
        assertThat(id.find()).isTrue();
        return "sessions/" + id.group(1);
    }

    private static void awaitFrame(SocketClient client, String part) {
        await().atMost(BOUND).until(() -> client.frames().stream().anyMatch(frame -> frame.contains(part)));
    }

    @Test
    void asksTheNamespacesOnAllLoops() throws Exception {
        for (String namespace : new String[] {"one", "two", "three"}) {
            SocketClient client = SocketClient.connect(server, "ns=" + namespace);
            awaitFrame(client, "\"t\":\"h\"");
        }

        Matcher ids = ID.matcher(call("GET", "sessions"));
        assertThat(ids.results()).hasSize(3);
        assertThat(call("GET", onlySession("two"))).startsWith("200 ").contains("\"namespace\":\"two\"");
    }

    @Test
    void freezesASessionThatThenGoesOnAsIfNothingHadHappened() throws Exception {
        SocketClient frozen = SocketClient.connect(server, "ns=demo");
        frozen.request("q", "{\"p\":\"/seen\",\"h\":\"\"}");
        awaitFrame(frozen, "\"r\":1,");
        String session = onlySession("demo");
        assertThat(call("POST", session + "/freeze")).isEqualTo("204 ");

        frozen.request("p", "{\"p\":\"/written\",\"d\":2}");
        assertThat(rest("PUT", "/seen", "1")).isEqualTo("200 1");
        assertThat(rest("GET", "/written", "")).isEqualTo("200 null");
        assertThat(frozen.frames()).hasSize(2);

        assertThat(call("POST", session + "/thaw")).isEqualTo("204 ");
        awaitFrame(frozen, "\"p\":\"seen\",\"d\":1");
        awaitFrame(frozen, "\"r\":2,");
        assertThat(rest("GET", "/written", "")).isEqualTo("200 2");
        frozen.closeBlocking();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "close"})
    @DisplayName("ends a session, whose disconnect writes run (OD-02)")
    void endsASession(String how) throws Exception {
        SocketClient client = SocketClient.connect(server, "ns=demo");
        client.request("o", "{\"p\":\"/lost\",\"d\":{\".sv\":{\"increment\":1}}}");
        awaitFrame(client, "\"r\":1,");

        assertThat(call("POST", onlySession("demo") + "/" + how)).isEqualTo("204 ");

        assertThat(rest("GET", "/lost", "")).isEqualTo("200 1");
        await().atMost(BOUND).until(client::isClosed);
    }

    @Test
    @DisplayName("is not there for peers that come from elsewhere, though they know the token and say localhost")
    void isNotThereForPeersThatComeFromElsewhere() throws IOException {
        Optional<InetAddress> outward = outwardAddress();
        assumeTrue(outward.isPresent(), "this machine has no address but loopback");
        try (Socket socket = new Socket(outward.get(), server.port())) {
            socket.setSoTimeout((int) BOUND.toMillis());
            socket.getOutputStream()
                    .write(("GET /.admin/sessions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 403");
        }
    }

    private static Optional<InetAddress> outwardAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with spaces in it", "ümlaut-token", "line\nbreak-token"})
    void wantsATokenThatFitsIntoAHeaderAndIsNotGuessedAtOnce(String token) {
        ServerConfig.Builder config = ServerConfig.builder().adminToken(token);

        assertThatIllegalArgumentException()
                .isThrownBy(config::build)
                .withMessage("the admin token must be 8 or more letters, digits or ._~+/=-");
    }
}
