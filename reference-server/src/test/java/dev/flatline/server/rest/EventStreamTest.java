package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An event stream (spec section 7)")
class EventStreamTest extends RestWorld {
    private static final Pattern CHUNK = Pattern.compile("[0-9a-f]+\r\n(event: .*\ndata: .*\n\n)\r\n");

    private InMemoryHttp open(String target) {
        InMemoryHttp stream = new InMemoryHttp(server);
        stream.send("GET", target, "", "Accept: text/event-stream");
        loop.settle();
        return stream;
    }

    private InMemoryHttp opened(String target) {
        InMemoryHttp stream = open(target);
        assertThat(stream.take()).startsWith("HTTP/1.1 200 OK\r\n");
        return stream;
    }

    /** The events since the last call, as "name data". */
    private static List<String> events(InMemoryHttp stream) {
        return CHUNK.matcher(stream.take())
                .results()
                .map(chunk -> chunk.group(1)
                        .replace("event: ", "")
                        .replace("\ndata: ", " ")
                        .strip())
                .toList();
    }

    @Test
    @DisplayName("begins with the whole as put (RST-04)")
    void beginsWithTheWhole() {
        put("/a.json", "{\"b\":1}");

        assertThat(open("/a.json").take()).isEqualTo("""
                        HTTP/1.1 200 OK\r
                        Content-Type: text/event-stream; charset=utf-8\r
                        Cache-Control: no-cache\r
                        X-Content-Type-Options: nosniff\r
                        Access-Control-Allow-Origin: *\r
                        Access-Control-Expose-Headers: ETag\r
                        transfer-encoding: chunked\r
                        \r
                        2e\r
                        event: put
                        data: {"path":"/","data":{"b":1}}

                        \r
                        """);
    }

    @Test
    @DisplayName("tells of the writes of REST, of WebSockets and of lost sessions (RST-02, RST-04)")
    void tellsOfEveryWrite() {
        InMemoryHttp stream = opened("/a.json");
        InMemoryClient socket = connectGreeted();

        put("/a/b.json", "1");
        result("PATCH", "/a.json", "{\"c/d\":2,\"b\":null}");
        result("PATCH", "/a/x.json", "{\"y\":[1],\"z\":2}");
        answers(socket, "p", "{\"p\":\"/a\",\"d\":{\"new\":true}}");
        answers(socket, "o", "{\"p\":\"/a/gone\",\"d\":{\".sv\":\"timestamp\"}}");
        socket.cut();
        loop.settle();
        put("/.json", "{\"a\":\"from above\",\"b\":2}");
        put("/b.json", "\"elsewhere\"");
        result("DELETE", "/a.json", "");

        assertThat(events(stream))
                .containsExactly(
                        "put {\"path\":\"/b\",\"data\":1}",
                        "patch {\"path\":\"/\",\"data\":{\"c/d\":2,\"b\":null}}",
                        "patch {\"path\":\"/x\",\"data\":{\"y\":[1],\"z\":2}}",
                        "put {\"path\":\"/\",\"data\":{\"new\":true}}",
                        "put {\"path\":\"/gone\",\"data\":" + START_MILLIS + "}",
                        "put {\"path\":\"/\",\"data\":\"from above\"}",
                        "put {\"path\":\"/\",\"data\":null}");
    }

    @Test
    void showsPrioritiesOnlyInAnExport() {
        put("/a.json", "{\".value\":1,\".priority\":2}");
        InMemoryHttp plain = opened("/a.json");
        InMemoryHttp export = open("/a.json?format=export");
        assertThat(events(export)).containsExactly("put {\"path\":\"/\",\"data\":{\".value\":1,\".priority\":2}}");

        put("/a/.priority.json", "3");
        result("PATCH", "/a.json", "{\"b\":1,\".priority\":4}");
        result("PATCH", "/.json", "{\"a/.priority\":5,\"other\":1}");

        assertThat(events(plain)).containsExactly("patch {\"path\":\"/\",\"data\":{\"b\":1}}");
        assertThat(events(export))
                .containsExactly(
                        "put {\"path\":\"/.priority\",\"data\":3}",
                        "patch {\"path\":\"/\",\"data\":{\"b\":1,\".priority\":4}}",
                        "patch {\"path\":\"/\",\"data\":{\".priority\":5}}");
    }

    @Test
    void tellsWhatChangesInTheWindowOfAQuery() {
        put("/s.json", "{\"a\":1,\"b\":2,\"c\":3}");
        InMemoryHttp stream = open("/s.json" + RestParametersTest.parameters("orderBy=\"$value\" limitToLast=2"));
        assertThat(events(stream)).containsExactly("put {\"path\":\"/\",\"data\":{\"b\":2,\"c\":3}}");

        put("/s/a.json", "0");
        put("/s/d.json", "4");

        put("/s/c/x.json", "1");
        put("/s.json", "[0,1]");
        put("/s.json", "null");

        assertThat(events(stream))
                .containsExactly(
                        "patch {\"path\":\"/\",\"data\":{\"b\":null,\"d\":4}}",
                        "put {\"path\":\"/c/x\",\"data\":1}",
                        "put {\"path\":\"/\",\"data\":{\"0\":0,\"1\":1}}",
                        "put {\"path\":\"/\",\"data\":{}}");
    }

    @Test
    @DisplayName("says every 30 s that it lives (RST-04)")
    void staysAlive() {
        InMemoryHttp stream = opened("/a.json");
        loop.advance(Duration.ofSeconds(29));
        assertThat(events(stream)).isEmpty();

        loop.advance(Duration.ofSeconds(1));
        assertThat(events(stream)).containsExactly("keep-alive null");
        loop.advance(Duration.ofMinutes(10));
        assertThat(events(stream)).hasSize(20).containsOnly("keep-alive null");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("leaves no trace when its connection drops: nothing fires and nothing ticks on (RST-03)")
    void leavesNoTraceWhenItsConnectionDrops(boolean reset) {
        put("/a.json", "1");
        InMemoryHttp observer = opened("/.json");
        InMemoryHttp stream = opened("/a.json");

        if (reset) {
            stream.cut();
        } else {
            stream.fin();
        }
        loop.advance(Duration.ofSeconds(10));
        put("/a.json", "2");
        loop.advance(Duration.ofSeconds(10));

        assertThat(stream.take()).isEmpty();
        assertThat(events(observer)).containsExactly("put {\"path\":\"/a\",\"data\":2}");
        assertThat(events).isEmpty();
    }

    @Test
    void leaksNothingWhenManyOpenAndClose() {
        for (int round = 0; round < 20; round++) {
            List<InMemoryHttp> streams = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                streams.add(opened("/room/" + i % 7 + ".json"));
            }
            put("/room.json", "{\"0\":" + round + "}");
            streams.forEach(InMemoryHttp::fin);
            loop.settle();
        }
        loop.advance(Duration.ofSeconds(60));

        assertThat(loop.pending()).isZero();
    }

    @Test
    void isNotDroppedForWhatHasOnlyNotBeenFlushedYet() {
        restart(config().limits(Limits.builder().backlogBytes(1_000).build()).build(), new Random(1));
        InMemoryHttp reading = opened("/a.json");
        InMemoryClient writer = connectGreeted();

        // Nothing leaves the server by itself before the loop turns.
        for (int i = 0; i < 100; i++) {
            writer.request("p", "{\"p\":\"/a\",\"d\":\"" + "x".repeat(100) + i + "\"}");
        }
        loop.settle();

        assertThat(reading.end()).isEmpty();
        assertThat(events(reading)).hasSize(100);
        assertThat(writer.takeFrames()).hasSize(100);
    }

    @Test
    void tellsAnOldClientWithoutChunksAndEndsWithTheConnection() {
        InMemoryHttp old = new InMemoryHttp(server);
        old.sendBytes("GET /a.json HTTP/1.0\r\nHost: demo\r\nAccept: text/event-stream\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        loop.settle();

        assertThat(old.take())
                .contains("connection: close")
                .endsWith("\r\n\r\nevent: put\ndata: {\"path\":\"/\",\"data\":null}\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?shallow=true", "?callback=f", "?sv=timestamp", "?limitToFirst=1", "?print=x"})
    void isRefusedLikeAnyRequestAndTheConnectionGoesOn(String parameters) {
        InMemoryHttp http = open("/a.json" + parameters);
        assertThat(http.take()).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("{\"error\":");

        http.send("GET", "/a.json", "");
        loop.settle();

        assertThat(http.take()).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void ignoresWhatItsClientSaysLater() {
        InMemoryHttp stream = opened("/a.json");
        stream.send("PUT", "/a.json", "1");
        loop.settle();

        assertThat(events(stream)).isEmpty();
        assertThat(get("/a.json")).isEqualTo("200 null");
    }
}
