package dev.flatline.server.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.Limits;
import dev.flatline.server.PollingClient;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Long polling")
class LongPollingTest extends InMemoryWorld {
    static final String REQUEST = "{\"t\":\"d\",\"d\":{\"r\":%d,\"a\":\"%s\",\"b\":%s}}";

    private PollingClient start() {
        PollingClient client = new PollingClient(server, "ns=demo");
        loop.settle();
        return client;
    }

    private PollingClient startGreeted() {
        PollingClient client = start();
        client.take();
        return client;
    }

    private List<String> send(PollingClient client, int r, String action, String body) {
        client.send(REQUEST.formatted(r, action, body));
        loop.settle();
        return client.take();
    }

    private List<SessionEnd> ends() {
        return events.stream()
                .filter(ServerEvent.SessionClosed.class::isInstance)
                .map(event -> ((ServerEvent.SessionClosed) event).cause())
                .toList();
    }

    @Test
    void greetsInTheAnswerToTheFirstRequest() {
        PollingClient client = start();

        assertThat(client.take())
                .containsExactly("{\"t\":\"c\",\"d\":{\"t\":\"h\",\"d\":{\"ts\":" + START_MILLIS
                        + ",\"v\":\"5\",\"h\":\"demo.localhost:9000\",\"s\":\"" + sessionIdOf(0) + "\"}}}");
        assertThat(client.id()).isEqualTo(sessionIdOf(0));
    }

    @Test
    void answersRequestsThatPollsBring() {
        PollingClient client = startGreeted();

        assertThat(send(client, 1, "p", "{\"p\":\"/a\",\"d\":{\"b\":\"é\"}}")).containsExactly(OK.formatted(1));
        assertThat(valueAt("/a")).isEqualTo("{\"b\":\"é\"}");
    }

    @Test
    void holdsAPollUntilThereIsSomethingToSay() {
        PollingClient client = startGreeted();
        send(client, 1, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        client.poll();
        loop.settle();
        assertThat(client.waiting()).isEqualTo(1);

        answers(connectGreeted(), "p", "{\"p\":\"/a\",\"d\":1}");

        assertThat(client.take()).containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":1}}}");
        assertThat(client.waiting()).isZero();
    }

    @Test
    void keepsMessagesUntilTheNextPoll() {
        PollingClient client = startGreeted();
        send(client, 1, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        InMemoryClient other = connectGreeted();
        answers(other, "p", "{\"p\":\"/a\",\"d\":1}");
        answers(other, "p", "{\"p\":\"/a\",\"d\":2}");
        assertThat(client.take()).isEmpty();

        client.poll();
        loop.settle();

        assertThat(client.take()).hasSize(2);
    }

    @Test
    void releasesThePollThatWaitsWhenTheNextOneComes() {
        PollingClient client = startGreeted();
        client.poll();
        client.poll();
        client.poll();
        loop.settle();

        assertThat(client.waiting()).isEqualTo(1);
        assertThat(client.take()).isEmpty();
    }

    @Test
    void putsRequestsIntoTheirOrderWhateverTheOrderOfArrival() {
        PollingClient client = startGreeted();
        List<String> segments = IntStream.rangeClosed(1, 5)
                .mapToObj(r -> client.segmentsOf(REQUEST.formatted(r, "p", "{\"p\":\"/a\",\"d\":" + r + "}")))
                .flatMap(List::stream)
                .toList();

        for (int i = segments.size() - 1; i >= 0; i--) {
            client.poll(2000 + i, "&" + segments.get(i));
        }
        loop.settle();
        client.poll(3000, "");
        loop.settle();

        assertThat(client.take())
                .containsExactly(OK.formatted(1), OK.formatted(2), OK.formatted(3), OK.formatted(4), OK.formatted(5));
        assertThat(valueAt("/a")).isEqualTo("5");
    }

    @Test
    @DisplayName("takes large messages in segments, out of order and repeated, and stores them once")
    void takesLargeMessagesInSegments() {
        PollingClient client = startGreeted();
        String value = "é\uD83D\uDE00x".repeat(10_000);
        List<String> segments =
                client.segmentsOf(REQUEST.formatted(1, "p", "{\"p\":\"/large\",\"d\":\"" + value + "\"}"));
        assertThat(segments).hasSizeGreaterThan(20);

        for (int i = 0; i < segments.size(); i += 2) {
            if (i + 1 < segments.size()) {
                client.poll(2001 + i, "&" + segments.get(i + 1));
            }
            client.poll(2000 + i, "&" + segments.get(i));
            client.poll(2100 + i, "&" + segments.get(i));
        }
        loop.settle();

        assertThat(client.take()).containsExactly(OK.formatted(1));
        client.poll();
        assertThat(send(client, 2, "g", "{\"p\":\"/large\",\"q\":{}}").get(0)).contains("\"" + value + "\"");
    }

    @Test
    void sendsLargeMessagesWhole() {
        PollingClient client = startGreeted();
        String value = "\\u2028<script>é\uD83D\uDE00'\\\\\\\"".repeat(100_000);
        answers(connectGreeted(), "p", "{\"p\":\"/large\",\"d\":\"x\"}");
        assertThat(send(client, 1, "g", "{\"p\":\"/large\",\"q\":{}}").get(0)).contains("\"d\":\"x\"");

        InMemoryClient other = connectGreeted();
        String request = REQUEST.formatted(9, "p", "{\"p\":\"/large\",\"d\":\"" + value + "\"}");
        List<String> frames = IntStream.range(0, (request.length() + 15_999) / 16_000)
                .mapToObj(i -> request.substring(i * 16_000, Math.min(request.length(), (i + 1) * 16_000)))
                .toList();
        other.sendFrame(Integer.toString(frames.size()));
        frames.forEach(other::sendFrame);
        loop.settle();
        client.poll();

        assertThat(send(client, 2, "g", "{\"p\":\"/large\",\"q\":{}}").get(0))
                .contains("\u2028<script>é\uD83D\uDE00'\\\\\\\"")
                .hasSizeGreaterThan(1_000_000);
    }

    @Test
    void leavesTheRestToTheNextPollWhenMuchWaits() {
        PollingClient client = startGreeted();
        send(client, 1, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        InMemoryClient other = connectGreeted();
        for (int i = 0; i < 100; i++) {
            answers(other, "p", "{\"p\":\"/a\",\"d\":\"" + i + "x".repeat(10_000) + "\"}");
        }
        client.poll();
        loop.settle();
        int first = client.take().size();
        assertThat(first).isBetween(20, 40);

        int all = first;
        for (int polls = 0; polls < 5; polls++) {
            client.poll();
            loop.settle();
            all += client.take().size();
        }

        assertThat(all).isEqualTo(100);
    }

    @Test
    void endsASessionWhoseClientLetsTooMuchWait() {
        restart(config().limits(Limits.builder().backlogBytes(50_000).build()).build(), new Random(1));
        PollingClient client = startGreeted();
        send(client, 1, "o", "{\"p\":\"/gone\",\"d\":true}");
        send(client, 2, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        InMemoryClient other = connectGreeted();

        for (int i = 0; i < 10; i++) {
            answers(other, "p", "{\"p\":\"/a\",\"d\":\"" + "x".repeat(10_000) + "\"}");
        }

        assertThat(ends()).containsExactly(SessionEnd.SLOW);
        assertThat(valueAt("/gone")).isEqualTo("true");
        client.poll();
        loop.settle();
        client.take();
        assertThat(client.lastStatus()).isEqualTo(403);
    }

    @Test
    @DisplayName(
            "ends a session at once when the connection of its waiting poll is lost, and runs its disconnect writes (OD-02)")
    void endsASessionWhosePollIsLost() {
        PollingClient client = startGreeted();
        send(client, 1, "o", "{\"p\":\"/gone\",\"d\":{\".sv\":{\"increment\":1}}}");
        InMemoryHttp poll = client.poll();
        loop.settle();

        poll.cut();
        loop.settle();

        assertThat(ends()).containsExactly(SessionEnd.FIN);
        assertThat(valueAt("/gone")).isEqualTo("1");
    }

    @Test
    void keepsASessionWhoseAnsweredPollIsClosed() {
        PollingClient client = startGreeted();
        InMemoryHttp first = client.poll();
        client.poll();
        loop.settle();
        client.take();

        first.cut();
        loop.settle();

        assertThat(ends()).isEmpty();
    }

    @Test
    void endsASessionThatIsLeft() {
        PollingClient client = startGreeted();
        send(client, 1, "o", "{\"p\":\"/gone\",\"d\":{\".sv\":{\"increment\":1}}}");
        client.poll();
        InMemoryHttp beacon = new InMemoryHttp(server);

        beacon.send("POST", "/.lp?disconn=t&" + client.proof(), "");
        beacon.send("POST", "/.lp?disconn=t&" + client.proof(), "");
        loop.settle();

        assertThat(beacon.take()).containsPattern("(?s)^HTTP/1.1 200 OK.*HTTP/1.1 200 OK");
        assertThat(ends()).containsExactly(SessionEnd.CLOSED);
        assertThat(valueAt("/gone")).isEqualTo("1");
    }

    @Test
    void ignoresWhoLeavesWithAWrongPassword() {
        PollingClient client = startGreeted();
        InMemoryHttp stranger = new InMemoryHttp(server);

        stranger.send("GET", "/.lp?disconn=t&ns=demo&id=" + client.id() + "&pw=x", "");
        stranger.send("GET", "/.lp?disconn=t&ns=demo&pw=x&id=" + "0".repeat(32), "");
        loop.settle();

        assertThat(ends()).isEmpty();
        assertThat(send(client, 1, "s", "{}")).containsExactly(OK.formatted(1));
    }

    @Test
    @DisplayName("serves a page that leaves when it is closed and holds nothing of its address")
    void servesAPageThatLeaves() {
        PollingClient client = startGreeted();
        InMemoryHttp page = new InMemoryHttp(server);

        page.send("GET", "/.lp?dframe=t&" + client.proof(), "");
        loop.settle();

        assertThat(page.take())
                .contains(
                        "Content-Type: text/html; charset=utf-8",
                        "script-src 'sha256-",
                        "sendBeacon",
                        "Referrer-Policy: no-referrer")
                .doesNotContain(client.id());
        assertThat(ends()).isEmpty();
    }

    @Test
    @DisplayName("probes a silent client by answering its poll, and gives it up when it does not poll again (HB-05)")
    void probesByAnswering() {
        PollingClient client = startGreeted();
        client.poll();
        loop.settle();
        for (int second = 0; second < 20; second++) {
            loop.advance(Duration.ofSeconds(1));
            assertThat(client.waiting()).isZero();
            client.poll();
        }
        assertThat(ends()).isEmpty();

        loop.advance(config.liveness().detectionBound());

        assertThat(ends()).containsExactly(SessionEnd.SILENT);
        client.poll();
        loop.settle();
        client.take();
        assertThat(client.lastStatus()).isEqualTo(403);
    }

    @Test
    void dropsAPollOfASessionThatIsReplaced() {
        PollingClient client = startGreeted();
        InMemoryHttp poll = client.poll();
        loop.settle();

        connect("v=5&ns=demo&ls=" + client.id());

        assertThat(poll.end()).isEqualTo("RST");
        assertThat(ends()).containsExactly(SessionEnd.REPLACED);
    }

    @Test
    @DisplayName("refuses a poll that it has answered before, since what was in that answer may be lost")
    void refusesARepeatedPoll() {
        PollingClient client = startGreeted();
        client.poll(2000, "");
        client.poll(2001, "");
        loop.settle();

        client.poll(2000, "");
        loop.settle();
        client.take();

        assertThat(client.lastStatus()).isEqualTo(409);
        assertThat(client.waiting()).isEqualTo(1);
    }

    @Test
    void keepsNamespacesApart() {
        PollingClient client = startGreeted();
        InMemoryHttp elsewhere = new InMemoryHttp(server);

        elsewhere.send("GET", "/.lp?ser=1&" + client.proof().replace("ns=demo", "ns=other"), "");
        loop.settle();

        assertThat(elsewhere.take()).startsWith("HTTP/1.1 403 ");
    }
}
