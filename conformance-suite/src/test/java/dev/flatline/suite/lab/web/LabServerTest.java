package dev.flatline.suite.lab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.suite.lab.Lab;
import dev.flatline.suite.lab.LabJson;
import dev.flatline.suite.scenario.CatalogueLoader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lab's server: who gets an answer, and what comes of nonsense. */
class LabServerTest {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final Path SCENARIOS = Path.of("..", "scenarios");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String WORLD = "{\"pattern\":\"flag-once\",\"length\":30000,\"seed\":1,"
            + "\"devices\":[{\"name\":\"phone\",\"user\":\"alice\"}],"
            + "\"troubles\":[{\"kind\":\"cut\",\"device\":\"phone\",\"from\":5000,\"to\":0}]}";

    private static LabJson lab;
    private static LabServer server;

    @BeforeAll
    static void start() throws IOException {
        lab = new LabJson(
                new Lab(CatalogueLoader.load(SCENARIOS), Files.readString(SCENARIOS.resolve("lab/patterns.yaml"))),
                Files.readString(SCENARIOS.resolve("lessons/lessons.yaml")));
        server = LabServer.start(lab, 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path)).timeout(Duration.ofMillis(TIMEOUT_MILLIS));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder play(String world) {
        return to("/api/play").header("Content-Type", "application/json").POST(BodyPublishers.ofString(world));
    }

    /** Sends these bytes as they are; the first line of the answer, or nothing if the connection is closed. */
    private static String raw(String text) throws IOException {
        URI address = server.address();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/lab.css, text/css",
        "/lab.js, text/javascript",
        "/picture.js, text/javascript",
        "/lessons.js, text/javascript",
        "/icon.svg, image/svg+xml",
        "/api/menu, application/json",
        "/api/lessons, application/json"
    })
    void everyPageForbidsWhateverIsNotItsOwn(String path, String type) throws Exception {
        HttpResponse<String> answer = send(to(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith(type));
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void thePageHasNoScriptAndNoStyleOfItsOwnInside() throws Exception {
        assertThat(send(to("/")).body())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("<style")
                .doesNotContainPattern(" on[a-z]+=")
                .doesNotContain("style=");
    }

    @Test
    void aWorldIsPlayed() throws Exception {
        HttpResponse<String> answer = send(play(WORLD));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode run = JsonMapper.shared().readTree(answer.body());
        assertThat(run.get("verdict").asString()).isEqualTo("wrong");
        assertThat(run.at("/leansOn/id").asString()).isEqualTo("OD-08");
        assertThat(run.get("scenario").asString()).contains("fault: { cut: phone }");
    }

    @Test
    void aPageFromElsewhereGetsNothing() throws Exception {
        assertThat(send(play(WORLD).header("Origin", "http://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(to("/api/play").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(WORLD)))
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:PORT", ""})
    void anotherHostGetsNothing(String host) throws IOException {
        String named = host.replace("PORT", String.valueOf(server.address().getPort()));

        assertThat(raw("GET / HTTP/1.1\r\nHost: " + named + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/play, 405",
        "PUT, /, 405",
        "DELETE, /api/menu, 405",
        "GET, /lab.yaml, 404",
        "GET, /../pom.xml, 404",
        "GET, /%2e%2e/%2e%2e/etc/passwd, 404",
        "HEAD, /, 200"
    })
    void onlyItsOwnPagesAreAnswered(String method, String path, int status) throws IOException {
        String host = server.address().getAuthority();

        assertThat(raw(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]",
                "{\"pattern\":\"flag-once\"}",
                "{\"pattern\":7,\"length\":30000,\"seed\":1,\"devices\":[{\"name\":\"a\",\"user\":\"a\"}],\"troubles\":[]}",
                "{\"pattern\":\"x\",\"length\":30000,\"seed\":1,\"devices\":[{\"name\":\"a\",\"user\":\"a\"}],\"troubles\":[]}",
                "{\"pattern\":\"flag-once\",\"length\":1e99,\"seed\":1,\"devices\":[],\"troubles\":[]}",
                "{\"pattern\":\"flag-once\",\"length\":30000,\"seed\":1,\"devices\":[],\"troubles\":[]}"
            })
    void nonsenseIsToldWhatIsWrongWithIt(String body) throws Exception {
        HttpResponse<String> answer = send(play(body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("error").asString())
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"name\":\"phone\"', '\"name\":\"a\\nsteps: []\"', name",
        "'\"name\":\"phone\"', '\"name\":\"onlooker\"', name",
        "'\"user\":\"alice\"', '\"user\":\"$client\"', user",
        "'\"length\":30000', '\"length\":1200000', length",
        "'\"kind\":\"cut\"', '\"kind\":\"gremlins\"', gremlins",
        "'\"kind\":\"cut\"', '\"kind\":\"serverCrash\"', the server",
        "'\"kind\":\"cut\"', '\"kind\":\"freeze\"', before it begins",
        "'\"device\":\"phone\"', '\"device\":\"tablet\"', tablet",
        "'\"from\":5000', '\"from\":-1', from"
    })
    void aWorldThatCannotBeIsRefusedWithAReason(String good, String bad, String named) throws Exception {
        String broken = WORLD.replace(good, bad);

        HttpResponse<String> answer = send(play(broken));

        assertThat(broken).isNotEqualTo(WORLD);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        assertThat(send(play(" ".repeat(70_000))).statusCode()).isEqualTo(413);
    }

    @Test
    void whoDoesNotSpeakHttpDisturbsNobody() throws Exception {
        raw("\u0000\u0001\u0002\u0003\r\n\r\n");
        raw("GET / HTTP/9.9\r\n\r\n");
        raw("POST /api/play HTTP/1.1\r\nHost: " + server.address().getAuthority() + "\r\nContent-Length: -5\r\n\r\n");
        raw("x".repeat(100_000));

        assertThat(send(to("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void aPortThatIsTakenIsAnError() {
        assertThatThrownBy(
                        () -> LabServer.start(lab, server.address().getPort()).close())
                .isInstanceOf(BindException.class);
    }
}
