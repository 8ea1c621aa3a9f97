package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not JSON, not UTF-8, not segments, not base64, not HTTP: answered or closed, and felt by nobody else. */
@DisplayName("Malformed input on sockets")
class MalformedInputTest {
    private static final LogWatch LOG = LogWatch.start();
    private static final ReferenceServer SERVER = ReferenceServer.builder()
            .limits(Limits.builder().requestTimeoutMillis(1_000).build())
            .start();
    private static Bystander bystander;

    @BeforeAll
    static void meet() throws Exception {
        bystander = new Bystander(SERVER, "demo");
    }

    @AfterAll
    static void bystanderLostNothing() throws Exception {
        try (SERVER) {
            bystander.lostNothing();
            bystander.leave();
        }
        assertThat(LOG.stop()).doesNotContain("ERROR", "\tat ");
    }

    @RepeatedTest(5)
    @DisplayName("a client that is gone before its connection is at its namespace's loop leaves nothing behind")
    void goneOnTheWay() throws Exception {
        LogWatch log = LogWatch.start();
        for (int i = 0; i < 200; i++) {
            RawPeer stream = new RawPeer(SERVER);
            stream.send("GET /.json?ns=way" + i % 7 + " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n")
                    .cut();
            RawPeer socket = new RawPeer(SERVER);
            socket.send(InMemoryClient.upgrade("/.ws?v=5&ns=way" + i % 7, "raw"))
                    .cut();
        }
        try (RawPeer peer = RawPeer.webSocket(SERVER, "ns=way0")) {
            peer.request(1, "s", "{}").readUntil("\"s\":\"ok\"");
        }

        assertThat(log.stop()).doesNotContain("\tat ");
    }

    private static void assertHarmless(String told, String expected) {
        assertThat(told).contains(expected).doesNotContain("Exception", "\tat ", "dev.flatline");
        bystander.write();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"p":"/a","d":"\\ud800"}                  | half a surrogate pair
            {"p":"/\\ud83d","d":1}                    | half a surrogate pair
            {"p":"/a","d":"\\udc00\\ud800"}           | half a surrogate pair
            {"p":"/a\\u0000","d":1}                   | control character
            {"p":"/a","d":1e999}                      | failure
            {"p":"/a","d":{".sv":{"increment":"1"}}}  | failure
            {"p":"/a","d":1,"h":{}}                   | of a request must be a string
            [1,2]                                     | must be an object
            """)
    @DisplayName("a request that cannot be granted is answered, and its connection goes on")
    void request(String body, String told) throws Exception {
        try (RawPeer peer = RawPeer.webSocket(SERVER, "ns=demo")) {
            assertHarmless(peer.request(1, "p", body).readUntil("\"}}}"), told);
            peer.request(2, "s", "{}").readUntil("\"r\":2,\"b\":{\"s\":\"ok\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"not.base64.!!!", "a", "...", "eyJhbGciOiJub25lIn0.bm90IGpzb24.", "eyJhbGciOiJub25lIn0.W10.", "%%%"})
    @DisplayName("a token that is none is refused, and its connection goes on")
    void token(String token) throws Exception {
        try (RawPeer peer = RawPeer.webSocket(SERVER, "ns=demo")) {
            String told =
                    peer.request(1, "auth", "{\"cred\":\"" + token + "\"}").readUntil("\"r\":1");
            assertHarmless(told, "invalid_token");
            peer.request(2, "s", "{}").readUntil("\"r\":2,\"b\":{\"s\":\"ok\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            c328                             | UTF-8
            eda080                           | UTF-8
            f8a1a1a1                         | UTF-8
            ff                               | UTF-8
            7b2274223a2264222c2264223a7b7d7d | must be
            7b                               | is not a JSON object
            2d31                             | is not a JSON object
            39393939393939                   | is not a JSON object
            """)
    @DisplayName("a frame that is not the protocol ends its connection with a reason")
    void frame(String hex, String told) throws Exception {
        try (RawPeer peer = RawPeer.webSocket(SERVER, "ns=demo")) {
            String answer = peer.frame(1, HexFormat.of().parseHex(hex)).readToEnd();
            assertHarmless(answer, "\"t\":\"e\"");
            assertThat(answer).contains(told);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2 {"t":"d", "d":{}}              | of a request must be a whole number
            3 {"t": 2 {"t":                  | is not a JSON object
            1 1                              | is not a JSON object
            {"t":"d","d":{"r":1,"a":"p","b":{"p":"/a","d":{"x\\udc00":1}}}} | surrogate
            """)
    @DisplayName("segments that do not make a message end their connection with a reason")
    void segments(String frames, String told) throws Exception {
        try (RawPeer peer = RawPeer.webSocket(SERVER, "ns=demo")) {
            for (String frame : frames.split(" ", -1)) {
                peer.frame(frame);
            }
            assertHarmless(peer.readToEnd(), told);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET /%zz.json HTTP/1.1~Host: x~~                                          | 400 Bad Request
            GET /%ff.json HTTP/1.1~Host: x~~                                          | 400 Bad Request
            GET /a.json HTTP/1.1~~                                                    | 400 Bad Request
            GET a.json HTTP/1.1~Host: x~~                                             | 400 Bad Request
            GET /a.json HTTP/9.9~Host: x~~                                            | HTTP/1.1
            PRI * HTTP/2.0~~SM~~                                                      | 400 Bad Request
            PUT /a.json HTTP/1.1~Host: x~Content-Length: -1~~                         | 400 Bad Request
            PUT /a.json HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2~~        | 400 Bad Request
            PUT /a.json HTTP/1.1~Host: x~Transfer-Encoding: chunked~~zz~              | 400 Bad Request
            PUT /a.json HTTP/1.1~Host: x~Content-Length: 1~~{                         | 400 Bad Request
            PUT /a.json HTTP/1.1~Host: x~Content-Length: 99~~{                        | ``
            GET /.ws?ns=demo HTTP/1.1~Host: x~Upgrade: websocket~Connection: Upgrade~~| 426 Upgrade Required
            """)
    @DisplayName("a request that is not HTTP is answered or its connection closed")
    void http(String request, String told) throws Exception {
        try (RawPeer peer = new RawPeer(SERVER).send(request.replace("~", "\r\n"))) {
            assertHarmless(peer.readToEnd(), told);
        }
    }

    @ParameterizedTest
    @CsvSource({"160301", "00000000", "ffffffff0d0a0d0a", "0d0a0d0a0d0a", "8181000000007b"})
    @DisplayName("bytes of another protocol are answered or their connection closed")
    void bytes(String hex) throws Exception {
        try (RawPeer peer = new RawPeer(SERVER).send(HexFormat.of().parseHex(hex))) {
            assertHarmless(peer.readToEnd(), "");
        }
    }
}
