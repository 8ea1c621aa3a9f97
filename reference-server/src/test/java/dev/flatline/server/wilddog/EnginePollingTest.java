package dev.flatline.server.wilddog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Engine.IO's long polling (Wilddog spec 3.6)")
class EnginePollingTest extends WilddogWorld {
    private static final String POLLING = "/.ws/?v=1.0&cv=0.7.2&ns=demo&EIO=3&transport=polling";

    private String sid = "";

    /** Begins a session. */
    private String begin() {
        String answer = answer("GET", POLLING, "");
        String payload = body(answer);
        sid = payload.substring(payload.indexOf("\"sid\":\"") + 7).substring(0, 32);
        return answer;
    }

    private InMemoryHttp poll() {
        InMemoryHttp http = new InMemoryHttp(server);
        http.send("GET", POLLING + "&sid=" + sid, "");
        loop.settle();
        return http;
    }

    private String post(String payload) {
        return answer("POST", POLLING + "&sid=" + sid, payload);
    }

    private String answer(String method, String target, String payload) {
        InMemoryHttp http = new InMemoryHttp(server);
        http.send(method, target, payload);
        loop.settle();
        return http.take();
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static String part(String packet) {
        String bytes = new String(packet.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return bytes.length() + ":" + bytes;
    }

    private static String request(int r, String action, String content) {
        return part(event("{\"r\":" + r + ",\"a\":\"" + action + "\",\"b\":" + content + "}"));
    }

    @Test
    void beginsWithAnOfferToUpgradeAndTheHello() {
        assertThat(begin())
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: text/plain; charset=utf-8", "\"upgrades\":[\"websocket\"]", "2:40")
                .contains("\"h\":\"demo.localhost:9000\",\"s\":\"" + sid + "\"");
    }

    @Test
    void pagesOfOtherOriginsMayReadWhatTheyAreTold() {
        InMemoryHttp http = new InMemoryHttp(server);
        http.send("GET", POLLING, "", "Origin: http://app.example");
        loop.settle();

        assertThat(http.take())
                .contains(
                        "Access-Control-Allow-Origin: http://app.example",
                        "Access-Control-Allow-Credentials: true",
                        "Vary: Origin");
        assertThat(begin()).doesNotContain("Access-Control");
    }

    @Test
    void aPollWaitsUntilThereIsSomethingToSay() {
        begin();
        InMemoryHttp poll = poll();
        assertThat(poll.take()).isEmpty();

        assertThat(body(post(request(1, "q", "{\"p\":\"/a\",\"h\":\"\"}") + request(2, "p", "{\"p\":\"/a\",\"d\":5}"))))
                .isEqualTo("ok");
        assertThat(body(poll.take()))
                .isEqualTo(part(event("{\"r\":1,\"b\":{\"s\":\"ok\",\"d\":{}}}"))
                        + part(event("{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":5}}"))
                        + part(ok(2)));
    }

    @Test
    void textIsCountedAndSentInTheBytesOfItsUtf8() {
        begin();
        post(request(1, "p", "{\"p\":\"/a\",\"d\":\"é😀\"}"));
        assertThat(valueAt("/a")).isEqualTo("\"é😀\"");

        poll();
        InMemoryHttp poll = poll();
        post(part("2é"));
        assertThat(body(poll.take())).contains(part("3é"));
    }

    @Test
    void thePollBeforeIsReleasedByTheNext() {
        begin();
        InMemoryHttp first = poll();
        InMemoryHttp second = poll();

        assertThat(body(first.take())).isEqualTo("1:6");
        assertThat(second.take()).isEmpty();
    }

    @Test
    void aGoodbyeEndsTheSessionAndRunsItsDisconnectWrites() {
        begin();
        post(request(1, "o", "{\"p\":\"/a\",\"d\":\"gone\"}"));
        poll();
        InMemoryHttp last = poll();
        post(part("1"));

        assertThat(valueAt("/a")).isEqualTo("\"gone\"");
        assertThat(body(last.take())).endsWith("1:1");
        assertThat(post(part("2"))).startsWith("HTTP/1.1 400");
    }

    @Test
    void aPollThatBreaksOffEndsTheSession() {
        begin();
        post(request(1, "o", "{\"p\":\"/a\",\"d\":\"gone\"}"));
        poll();
        poll().cut();
        loop.settle();

        assertThat(valueAt("/a")).isEqualTo("\"gone\"");
    }

    @Test
    void aClientThatPollsNoMoreIsGivenUp() {
        begin();
        post(request(1, "o", "{\"p\":\"/a\",\"d\":\"gone\"}"));
        loop.advance(config.wilddogLiveness().detectionBound());

        assertThat(valueAt("/a")).isEqualTo("\"gone\"");
        assertThat(poll().take()).startsWith("HTTP/1.1 400");
    }

    @Test
    void movesToAWebSocketWithoutLosingAnything() {
        begin();
        post(request(1, "q", "{\"p\":\"/a\",\"h\":\"\"}") + request(2, "o", "{\"p\":\"/a\",\"d\":\"gone\"}"));
        poll();
        InMemoryHttp last = poll();
        InMemoryClient socket = wilddog("/.ws/?" + QUERY + "&sid=" + sid);

        assertThat(send(socket, "2probe")).containsExactly("3probe");
        assertThat(body(last.take())).isEqualTo("1:6");
        answers(connectGreeted(), "p", "{\"p\":\"/a\",\"d\":5}");
        assertThat(send(socket, "5")).containsExactly(event("{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":5}}"));
        assertThat(ask(socket, 3, "p", "{\"p\":\"/b\",\"d\":1}")).containsExactly(ok(3));
        assertThat(valueAt("/a")).isEqualTo("5");
        assertThat(post(part("2"))).startsWith("HTTP/1.1 400");

        socket.cut();
        loop.settle();
        assertThat(valueAt("/a")).isEqualTo("\"gone\"");
    }

    @Test
    void goesOnPollingWhenTheWebSocketFails() {
        begin();
        InMemoryClient socket = wilddog("/.ws/?" + QUERY + "&sid=" + sid);
        send(socket, "2probe");
        socket.cut();
        loop.settle();
        InMemoryHttp poll = poll();
        assertThat(poll.take()).isEmpty();

        post(part("2"));
        assertThat(body(poll.take())).isEqualTo("1:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "2", ""})
    void anUpgradeThatBeginsOtherwiseIsClosedAndTheSessionGoesOn(String packet) {
        begin();
        InMemoryClient socket = wilddog("/.ws/?" + QUERY + "&sid=" + sid);
        send(socket, packet);

        assertThat(socket.closeCode()).isEqualTo(1002);
        assertThat(body(post(part("2")))).isEqualTo("ok");
    }

    @Test
    void aWebSocketForAnUnknownSidIsClosed() {
        assertThat(wilddog("/.ws/?" + QUERY + "&sid=none").closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''        | hold a packet",
                "2         | its length and a colon",
                ":2        | its length and a colon",
                "x:2       | its length and a colon",
                "-1:2      | its length and a colon",
                "9999999999:2 | its length and a colon",
                "2:2       | shorter than it says",
                "1:\u0100  | one character for each byte",
                "1:\u00e9  | not UTF-8",
            })
    void aPayloadThatIsNoneEndsTheSession(String payload, String reason) {
        begin();
        post(request(1, "o", "{\"p\":\"/a\",\"d\":\"kept\"}"));

        assertThat(post(payload)).startsWith("HTTP/1.1 400").contains(reason);
        assertThat(valueAt("/a")).isEqualTo("\"kept\"");
        assertThat(body(poll().take())).endsWith("1:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                | no packet of Engine.IO 3",
                "7                 | no packet of Engine.IO 3",
                "5                 | no packet of Engine.IO 3",
                "43[]              | only events of socket.io",
                "42[\"wd\"          | not JSON",
                "42[\"wd\",5]       | not a JSON object",
            })
    void aPacketThatIsNoneEndsTheSessionAfterWhatCameBeforeIt(String packet, String reason) {
        begin();
        String before = request(1, "o", "{\"p\":\"/a\",\"d\":\"kept\"}") + request(2, "p", "{\"p\":\"/b\",\"d\":1}");
        String after = request(3, "p", "{\"p\":\"/b\",\"d\":2}");
        poll();
        InMemoryHttp poll = poll();
        post(before + part(packet) + after);

        assertThat(valueAt("/a")).isEqualTo("\"kept\"");
        assertThat(valueAt("/b")).isEqualTo("1");
        assertThat(body(poll.take()).replace("\\\"", "\""))
                .startsWith(part(ok(1)) + part(ok(2)))
                .contains(reason)
                .endsWith("1:1");
        assertThat(post(part("2"))).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, &sid=none, 400, no session",
        "POST, &sid=none, 400, no session",
        "POST, '', 400, no session",
        "PUT, '', 405, GET and POST",
    })
    void whatBelongsToNoSessionIsRefused(String method, String sidParameter, int status, String reason) {
        assertThat(answer(method, POLLING + sidParameter, method.equals("GET") ? "" : "1:2"))
                .startsWith("HTTP/1.1 " + status)
                .contains(reason);
    }

    @Test
    void anotherVersionOfEngineIoIsRefused() {
        assertThat(answer("GET", POLLING.replace("EIO=3", "EIO=4"), ""))
                .startsWith("HTTP/1.1 400")
                .contains("version 3 only");
    }

    @Test
    void aPayloadBeyondTheLimitIsRefusedAndTheSessionGoesOn() {
        restart(config().limits(Limits.builder().bodyBytes(1000).build()).build(), new Random(1));
        begin();

        assertThat(post(part("4".repeat(1000)))).startsWith("HTTP/1.1 413");
        loop.advance(Duration.ofSeconds(1));
        assertThat(body(post(part("2")))).isEqualTo("ok");
    }
}
