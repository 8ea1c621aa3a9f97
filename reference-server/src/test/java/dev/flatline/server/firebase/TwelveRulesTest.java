package dev.flatline.server.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.Tokens;
import dev.flatline.server.VirtualLoop;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.transport.InMemoryServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One test per rule. {@link InMemoryClient} fails on any frame that is not a whole text, a close or a ping. */
@DisplayName("The rules without which official clients break (spec section 0):")
class TwelveRulesTest extends InMemoryWorld {
    private static final String ADMIN_JAVA = "Firebase/5/9.4.3/17.0.15/AdminJava";
    private static final String PUSH = "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"%s\",\"d\":%s}}}";

    private InMemoryClient adminJava() {
        InMemoryClient client = new InMemoryClient(server, "ns=demo&v=5", ADMIN_JAVA);
        loop.settle();
        client.takeFrames();
        return client;
    }

    private List<String> send(InMemoryClient client, String message) {
        client.sendFrame(message);
        loop.settle();
        return client.takeFrames();
    }

    @Test
    @DisplayName("1. it never sends the keepalive")
    void neverSendsTheKeepalive() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");

        client.sendFrame("0");
        loop.advance(Duration.ofMinutes(10));

        assertThat(client.takeFrames()).isEmpty();
        assertThat(client.end()).isEmpty();
    }

    @Test
    @DisplayName("2. it never pings admin-java")
    void neverPingsAdminJava() {
        InMemoryClient client = adminJava();

        for (int i = 0; i < 20; i++) {
            loop.advance(Duration.ofSeconds(45));
            client.sendFrame("0");
        }

        assertThat(client.pings()).isZero();
        assertThat(client.end()).isEmpty();
    }

    @Test
    @DisplayName("3. and 4. it never fragments a message, nor sends a frame of more than 65536 bytes")
    void neverFragmentsNorSendsLongFrames() {
        InMemoryClient client = adminJava();
        // Three bytes each, the most that a UTF-16 unit can take.
        answers(client, "p", "{\"p\":\"/a\",\"d\":\"" + "\u2603".repeat(50_000) + "\"}");

        List<String> frames = answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");

        assertThat(frames).hasSize(6).startsWith("4");
        assertThat(frames)
                .allSatisfy(frame -> assertThat(frame.getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(65_536));
    }

    @Test
    @DisplayName("5. its greeting tells the time as a whole number beyond 2^31, whatever the clock says")
    void tellsTheTimeAsALongNumber() {
        assertThat(connect().frames().get(0)).contains("{\"ts\":1795378362998,");

        loop = new VirtualLoop(5);
        server = new InMemoryServer(config, loop, loop, new Random(1));

        assertThat(connect().frames().get(0)).contains("{\"ts\":2147483648,");
    }

    @Test
    @DisplayName("6. it answers with the number of the request, which begins with 0 and is an int")
    void answersWithTheNumberOfTheRequest() {
        InMemoryClient client = connectGreeted();
        String request = "{\"t\":\"d\",\"d\":{\"r\":%s,\"a\":\"s\",\"b\":{}}}";

        assertThat(send(client, request.formatted(0))).containsExactly(OK.formatted(0));
        assertThat(send(client, request.formatted(Integer.MAX_VALUE))).containsExactly(OK.formatted(Integer.MAX_VALUE));
        assertThat(send(client, request.formatted(1L + Integer.MAX_VALUE)))
                .containsExactly("{\"t\":\"c\",\"d\":{\"t\":\"e\","
                        + "\"d\":\"\\\"r\\\" of a request must be a whole number below 2^31\"}}");
    }

    @Test
    @DisplayName("7. its answer to a listen holds an object")
    void answersAListenWithAnObject() {
        restart(config().rules(Rules.parse("{\"rules\": {\".read\": true}}")).build(), new Random(1));
        InMemoryClient client = connectGreeted();

        assertThat(answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}")).containsExactly(OK_OBJECT.formatted(1));
        assertThat(answers(client, "q", "{\"p\":\"/a\",\"q\":{\"l\":1,\"vf\":\"l\",\"i\":\"x\"},\"t\":1,\"h\":\"\"}"))
                .containsExactly("{\"t\":\"d\",\"d\":{\"r\":2,\"b\":{\"s\":\"ok\",\"d\":{\"w\":[\"no_index\"]}}}}");
    }

    @Test
    @DisplayName("8. it pushes before it acknowledges a listen, a put and an update")
    void pushesBeforeItAcknowledges() {
        InMemoryClient client = connectGreeted();
        answers(connectGreeted(), "p", "{\"p\":\"/a\",\"d\":1}");

        assertThat(answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}"))
                .containsExactly(PUSH.formatted("a", 1), OK_OBJECT.formatted(1));
        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":2}"))
                .containsExactly(PUSH.formatted("a", 2), OK.formatted(2));
        assertThat(answers(client, "m", "{\"p\":\"/\",\"d\":{\"a\":3,\"b\":4}}"))
                .containsExactly(PUSH.formatted("a", 3), OK.formatted(3));
    }

    @Test
    @DisplayName("9. it pushes the current data before it calls a transaction stale")
    void pushesTheCurrentDataBeforeDatastale() {
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/n\",\"d\":1}");
        answers(client, "q", "{\"p\":\"/n\",\"h\":\"\"}");

        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":2,\"h\":\"\"}"))
                .first()
                .isEqualTo(PUSH.formatted("n", 1));
    }

    @Test
    @DisplayName("10. its greeting names the host by which the client reached it")
    void namesTheHostByWhichTheClientReachedIt() {
        byte[] upgrade = new String(InMemoryClient.upgrade("/.ws?v=5&ns=demo", ""), StandardCharsets.US_ASCII)
                .replace("localhost:9000", "proxy.example:8080")
                .getBytes(StandardCharsets.US_ASCII);

        InMemoryClient client = new InMemoryClient(server, upgrade);
        loop.settle();

        assertThat(client.frames().get(0)).contains("\"h\":\"proxy.example:8080\"");
    }

    @Test
    @DisplayName("11. it takes requests strictly in order, each with the credential that those before it gave")
    void takesRequestsStrictlyInOrder() {
        restart(
                config().rules(Rules.parse("{\"rules\": {\"$uid\": {\".read\": \"auth.uid == $uid\"}}}"))
                        .build(),
                new Random(1));
        InMemoryClient client = connectGreeted();

        client.request("q", "{\"p\":\"/joe\",\"h\":\"\"}");
        client.request("auth", "{\"cred\":\"" + Tokens.unsigned("joe") + "\"}");
        client.request("q", "{\"p\":\"/joe\",\"h\":\"\"}");
        client.request("unauth", "{}");
        client.request("q", "{\"p\":\"/joe/x\",\"h\":\"\"}");
        loop.settle();

        List<String> answers = client.takeFrames();
        assertThat(answers.get(0)).contains("\"r\":1", "permission_denied");
        assertThat(answers.get(1)).contains("\"r\":2", "\"uid\":\"joe\"");
        assertThat(answers.get(2)).isEqualTo(OK_OBJECT.formatted(3));
        assertThat(answers.get(answers.size() - 1)).contains("\"r\":5", "permission_denied");
    }

    @Test
    @DisplayName("12. it puts segments together by their count, and takes paths with and without a slash")
    void putsSegmentsTogetherByTheirCount() {
        InMemoryClient client = connectGreeted();
        String message = "{\"t\":\"d\",\"d\":{\"r\":1,\"a\":\"p\",\"b\":{\"p\":\"a/b\",\"d\":\"{}\"}}}";

        client.sendFrame("3");
        client.sendFrame(message.substring(0, message.indexOf("{}")));
        client.sendFrame("{}");
        client.sendFrame(message.substring(message.indexOf("{}") + 2));
        loop.settle();

        assertThat(client.takeFrames()).containsExactly(OK.formatted(1));
        assertThat(valueAt("/a/b")).isEqualTo("\"{}\"");
        assertThat(valueAt("a/b/")).isEqualTo("\"{}\"");
    }
}
