package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("REST on sockets")
class RestOverSocketsTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int BACKLOG_BYTES = 1 << 20;

    private final ReferenceServer server = ReferenceServer.start(ServerConfig.builder()
            .limits(Limits.builder()
                    .bodyBytes(4 << 20)
                    .backlogBytes(BACKLOG_BYTES)
                    .build())
            .build());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest request(String method, String pathAndQuery, String body) {
        String separator = pathAndQuery.contains("?") ? "&" : "?";
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + pathAndQuery + separator + "ns=demo"))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(BOUND)
                .build();
    }

    private String send(String method, String pathAndQuery, String body) throws Exception {
        HttpResponse<String> answer =
                http.send(request(method, pathAndQuery, body), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void servesAnIndependentClient() throws Exception {
        assertThat(send("PUT", "/a.json", "{\"b\":\"ü\"}")).isEqualTo("200 {\"b\":\"ü\"}");
        assertThat(send("PATCH", "/a.json", "{\"c\":2}")).isEqualTo("200 {\"c\":2}");
        assertThat(send("GET", "/a.json?orderBy=%22$key%22&limitToLast=1", "")).isEqualTo("200 {\"c\":2}");
        assertThat(send("DELETE", "/a.json", "")).isEqualTo("200 null");
        assertThat(send("GET", "/a.json?print=silent", "")).isEqualTo("204 ");
        assertThat(send("GET", "/a", "")).startsWith("404 ");
        assertThat(Long.parseLong(send("GET", "/.json?sv=timestamp", "").substring(4)))
                .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 60_000);
    }

    @Test
    @DisplayName("gives equal trees whether writes come over REST or a WebSocket (RST-02)")
    void writesTheSameAsAWebSocket() throws Exception {
        SocketClient socket = SocketClient.connect(server, "ns=socket");
        Random random = new Random(7);
        int writes = 200;
        for (int i = 1; i <= writes; i++) {
            String path = "/" + random.nextInt(3) + "/" + (char) ('a' + random.nextInt(3));
            String value = List.of(
                            "null",
                            "{\"x\":" + i + ",\"y\":{\"z\":[1,null,3]}}",
                            "{\".value\":" + i + ",\".priority\":\"p\"}",
                            "{\".sv\":{\"increment\":" + i + "}}")
                    .get(random.nextInt(4));
            boolean isUpdate = random.nextInt(3) == 0;
            String json = isUpdate ? "{\"u\":" + value + ",\"v/w\":" + i + "}" : value;
            socket.request(isUpdate ? "m" : "p", "{\"p\":\"" + path + "\",\"d\":" + json + "}");
            assertThat(send(isUpdate ? "PATCH" : "PUT", path + ".json", json)).startsWith("200 ");
        }
        await().atMost(BOUND)
                .until(() -> socket.frames().stream().anyMatch(frame -> frame.contains("\"r\":" + writes + ",")));
        assertThat(socket.frames()).noneMatch(frame -> frame.contains("failure"));

        String overRest = send("GET", "/.json?format=export", "");
        HttpRequest other = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/.json?format=export&ns=socket"))
                .build();
        assertThat("200 " + http.send(other, BodyHandlers.ofString()).body())
                .isEqualTo(overRest)
                .hasSizeGreaterThan(200);
        socket.closeBlocking();
    }

    @Test
    void streamsChangesUntilTheServerStops() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<HttpResponse<Stream<String>>> answer =
                http.sendAsync(streamRequest("/a.json"), BodyHandlers.ofLines());
        CompletableFuture<Void> end =
                answer.thenAcceptAsync(response -> response.body().forEach(lines::add));
        await().atMost(BOUND).until(() -> lines.contains("data: {\"path\":\"/\",\"data\":null}"));

        send("PUT", "/a/b.json", "1");
        await().atMost(BOUND).until(() -> lines.contains("data: {\"path\":\"/b\",\"data\":1}"));
        server.close();

        await().atMost(BOUND).until(end::isDone);
        assertThat(lines)
                .containsExactly(
                        "event: put",
                        "data: {\"path\":\"/\",\"data\":null}",
                        "",
                        "event: put",
                        "data: {\"path\":\"/b\",\"data\":1}",
                        "");
    }

    private HttpRequest streamRequest(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path + "?ns=demo"))
                .header("Accept", "text/event-stream")
                .build();
    }

    @Test
    void dropsAStreamWhoseConsumerStopsReadingAndServesTheOthers() throws Exception {
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(8 * 1024);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            openStream(slow, "/big.json");
            String value = "\"" + "x".repeat(BACKLOG_BYTES) + "\"";
            for (int i = 0; i < 40; i++) {
                assertThat(send("PUT", "/big.json?print=silent", value)).isEqualTo("204 ");
            }

            await().atMost(BOUND).until(() -> isReset(slow));
        }
        assertThat(send("GET", "/big.json?shallow=true", "")).startsWith("200 ");
    }

    /** Reads what there is, until it ends. */
    private static boolean isReset(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("reset");
        }
    }

    private static void openStream(Socket socket, String path) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + "?ns=demo HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    @DisplayName("opens and closes many streams, and writes reach those that are left (RST-03)")
    void survivesManyStreamsOpeningAndClosing() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Socket> streams = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Socket stream = new Socket(InetAddress.getLoopbackAddress(), server.port());
                openStream(stream, "/room/" + i % 3 + ".json");
                streams.add(stream);
            }
            for (Socket stream : streams) {
                stream.setSoLinger(true, round % 2);
                stream.close();
            }
            assertThat(send("PUT", "/room.json", "[" + round + "]")).isEqualTo("200 [" + round + "]");
        }
        assertThat(send("GET", "/room/0.json", "")).isEqualTo("200 9");
    }

    @Test
    void refusesATooLargeBodyWithAnAnswerThatArrives() throws Exception {
        assertThat(send("PUT", "/a.json", "\"" + "x".repeat(5 << 20) + "\""))
                .isEqualTo("413 {\"error\":\"the body of a request must not be larger than 4194304 bytes\"}");
        assertThat(send("GET", "/a.json", "")).isEqualTo("200 null");
    }
}
