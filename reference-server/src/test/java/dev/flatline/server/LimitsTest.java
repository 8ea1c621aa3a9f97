package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each limit reached on a socket, beside a {@link Bystander} in the same namespace that must not feel it. */
@DisplayName("Limits on sockets")
class LimitsTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String GET = "GET /a.json?ns=demo HTTP/1.1\r\nHost: localhost\r\n";

    private final Queue<ServerEvent> events = new ConcurrentLinkedQueue<>();
    private final ReferenceServer server = ReferenceServer.builder()
            .limits(Limits.builder()
                    .frameBytes(2_000)
                    .messageChars(3_000)
                    .listens(2)
                    .disconnectWrites(2)
                    .namespaces(2)
                    .bodyBytes(5_000)
                    .backlogBytes(100_000)
                    .sessionsPerAddress(4)
                    .pipelinedRequests(3)
                    .requestLineBytes(500)
                    .headerBytes(1_000)
                    .requestTimeoutMillis(1_000)
                    .build())
            .listener(events::add)
            .start();
    private final NamespaceData data = server.data("demo");
    private Bystander bystander;

    @BeforeEach
    void meet() throws Exception {
        bystander = new Bystander(server, "demo");
        bystander.write();
    }

    @AfterEach
    void bystanderLostNothing() throws Exception {
        try (server) {
            bystander.lostNothing();
            bystander.leave();
        }
    }

    private RawPeer webSocket() throws Exception {
        RawPeer peer = RawPeer.webSocket(server, "ns=demo");
        peer.request(1, "o", "{\"p\":\"/gone\",\"d\":{\".sv\":{\"increment\":1}}}")
                .readUntil("\"r\":1");
        return peer;
    }

    private void assertEnded(RawPeer peer, String reason) throws Exception {
        assertThat(peer.readToEnd()).contains("\"t\":\"e\"", reason).doesNotContain("Exception", "[reset]");
        assertThat(data.get("/gone")).contains(1L);
        peer.close();
    }

    @Test
    void aFrame() throws Exception {
        assertEnded(webSocket().frame("x".repeat(2_001)), "Max frame length of 2000 has been exceeded");
    }

    @Test
    void aFragmentedFrame() throws Exception {
        RawPeer peer = webSocket().send(new byte[] {1, (byte) 0x81, 0, 0, 0, 0, 'x'});
        for (int i = 0; i < 3; i++) {
            peer.send(new byte[] {0, (byte) 0xfe, 3, (byte) 0xe8, 0, 0, 0, 0}).send("x".repeat(1_000));
        }
        assertThat(peer.readToEnd()).contains("malformed WebSocket frame").doesNotContain("Exception", "[reset]");
        assertThat(data.get("/gone")).contains(1L);
        peer.close();
    }

    @Test
    void aMessageOfManySegments() throws Exception {
        RawPeer peer = webSocket().frame("3");
        for (int i = 0; i < 3; i++) {
            peer.frame("x".repeat(1_001));
        }
        assertEnded(peer, "message is longer than 3000 characters");
    }

    @Test
    void nesting() throws Exception {
        RawPeer peer = webSocket();
        String deep = "{\"a\":".repeat(33) + "1" + "}".repeat(33);
        assertThat(peer.request(2, "p", "{\"p\":\"/\",\"d\":" + deep + "}").readUntil("\"r\":2"))
                .contains("\"failure\"", "nested deeper than 32 levels");
        assertEnded(peer.frame("[".repeat(500)), "message is not a JSON object");
    }

    @Test
    void listens() throws Exception {
        try (RawPeer peer = webSocket()) {
            for (int i = 2; i <= 4; i++) {
                peer.request(i, "q", "{\"p\":\"/" + i + "\",\"h\":\"\"}");
            }
            assertThat(peer.readUntil("\"r\":4")).contains("a session may have at most 2 listens");
        }
    }

    @Test
    void disconnectWrites() throws Exception {
        try (RawPeer peer = webSocket()) {
            for (int i = 2; i <= 3; i++) {
                peer.request(i, "o", "{\"p\":\"/" + i + "\",\"d\":1}");
            }
            assertThat(peer.readUntil("\"r\":3")).contains("a session may have at most 2 disconnect writes");
        }
    }

    @Test
    void namespaces() throws Exception {
        assertThat(server.data("second").get("/")).isEmpty();
        try (RawPeer peer = new RawPeer(server).send(InMemoryClient.upgrade("/.ws?v=5&ns=third", "raw"))) {
            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 400 ").endsWith("and it cannot be made\"}");
        }
    }

    @Test
    void sessionsPerAddress() throws Exception {
        List<RawPeer> peers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            peers.add(webSocket());
        }
        try (RawPeer socket = new RawPeer(server).send(InMemoryClient.upgrade("/.ws?v=5&ns=demo", "raw"));
                RawPeer stream = new RawPeer(server).send(GET + "Accept: text/event-stream\r\n\r\n");
                RawPeer other = new RawPeer(server).send(GET + "\r\n")) {
            assertThat(socket.readToEnd())
                    .startsWith("HTTP/1.1 429 ")
                    .endsWith("{\"error\":\"at most 4 sessions are served to one address; end one first\"}");
            assertThat(stream.readToEnd()).startsWith("HTTP/1.1 429 ");
            assertThat(other.readUntil("null")).startsWith("HTTP/1.1 200 ");
        }

        peers.remove(0).cut();
        await().atMost(BOUND).until(() -> data.get("/gone").isPresent());
        peers.add(webSocket());

        for (RawPeer peer : peers) {
            peer.cut();
        }
        await().atMost(BOUND).until(() -> data.get("/gone").equals(Optional.of(4L)));
    }

    @Test
    @DisplayName("what waits for a client that does not read, whatever it is")
    void backlog() throws Exception {
        RawPeer deaf = webSocket().request(2, "q", "{\"p\":\"/big\",\"h\":\"\"}");
        deaf.readUntil("\"r\":2");
        String id = sessionsOpened().get(1);

        String value = "x".repeat(1_000_000);
        for (int i = 0; i < 40 && data.get("/gone").isEmpty(); i++) {
            data.set("/big", value + i);
        }

        await().atMost(BOUND).until(() -> events.contains(new ServerEvent.SessionClosed(id, SessionEnd.SLOW)));
        await().atMost(BOUND).until(() -> data.get("/gone").isPresent());
        assertThat(data.get("/gone")).contains(1L);
        assertThat(deaf.readToEnd()).endsWith("[reset]");
    }

    @Test
    void pongsForAClientThatDoesNotRead() throws Exception {
        RawPeer deaf = webSocket();
        String id = sessionsOpened().get(1);

        for (int i = 0; i < 200_000 && data.get("/gone").isEmpty(); i++) {
            deaf.frame(9, new byte[125]);
        }

        await().atMost(BOUND).until(() -> events.contains(new ServerEvent.SessionClosed(id, SessionEnd.SLOW)));
        deaf.close();
    }

    private List<String> sessionsOpened() {
        return events.stream()
                .filter(ServerEvent.SessionOpened.class::isInstance)
                .map(ServerEvent::sessionId)
                .toList();
    }

    @Test
    void aLargeMessageIsNoBacklog() throws Exception {
        data.set("/big", "x".repeat(1_000_000));
        try (RawPeer slow = webSocket().request(2, "g", "{\"p\":\"/big\"}")) {
            assertThat(slow.readUntil("\"}}}")).hasSizeGreaterThan(1_000_000);
        }
    }

    @Test
    void pipelinedRequests() throws Exception {
        try (RawPeer peer = new RawPeer(server).send((GET + "\r\n").repeat(20))) {
            String answers = peer.readToEnd();

            assertThat(answers)
                    .contains("429 Too Many Requests", "at most 3 requests of a connection may wait")
                    .doesNotContain("[reset]");
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSizeBetween(2, 20);
        }
    }

    @Test
    void requestLineHeadersAndBody() throws Exception {
        try (RawPeer line = new RawPeer(server).send("GET /" + "a".repeat(500) + ".json HTTP/1.1\r\n\r\n");
                RawPeer headers = new RawPeer(server).send(GET + "X: " + "a".repeat(200_000) + "\r\n\r\n");
                RawPeer body = new RawPeer(server)
                        .send("PUT /a.json?ns=demo HTTP/1.1\r\nHost: x\r\nContent-Length: 5001\r\n\r\n")) {
            assertThat(line.readToEnd())
                    .startsWith("HTTP/1.1 414 ")
                    .endsWith("{\"error\":\"the request line must not be longer than 500 bytes\"}");
            assertThat(headers.readToEnd())
                    .startsWith("HTTP/1.1 431 ")
                    .endsWith("{\"error\":\"the headers of a request must not be larger than 1000 bytes\"}");
            assertThat(body.readUntil("5000 bytes\"}")).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    @DisplayName("the time until a request is there, even if its bytes dribble in")
    void requestTimeout() throws Exception {
        try (RawPeer silent = new RawPeer(server);
                RawPeer dribbling = new RawPeer(server)) {
            for (byte b : GET.getBytes(StandardCharsets.US_ASCII)) {
                dribbling.send(new byte[] {b});
            }
            assertThat(silent.readToEnd()).isEmpty();
            assertThat(dribbling.readToEnd()).isEmpty();
        }
    }
}
