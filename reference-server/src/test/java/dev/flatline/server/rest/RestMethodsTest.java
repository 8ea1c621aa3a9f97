package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("REST (spec section 7)")
class RestMethodsTest extends RestWorld {
    @Test
    void answersWithTheseBytes() {
        put("/a.json", "{\"b\":1}");

        assertThat(answer("GET", "/a.json", "")).isEqualTo("""
                        HTTP/1.1 200 OK\r
                        Content-Type: application/json; charset=utf-8\r
                        Cache-Control: no-cache\r
                        X-Content-Type-Options: nosniff\r
                        Access-Control-Allow-Origin: *\r
                        Access-Control-Expose-Headers: ETag\r
                        content-length: 7\r
                        \r
                        {"b":1}""");
    }

    @Test
    void answersHeadAsGetWithoutTheBody() {
        put("/a.json", "{\"b\":1}");
        String get = answer("GET", "/a.json", "", "X-Firebase-ETag: true");

        String head = answer("HEAD", "/a.json", "", "X-Firebase-ETag: true");

        assertThat(head).isEqualTo(get.substring(0, get.length() - 7)).contains("content-length: 7", "ETag: ");
        assertThat(answer("HEAD", "/a.json?shallow=maybe", ""))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\n");
        assertThat(get("/a.json")).isEqualTo("200 {\"b\":1}");
    }

    @Test
    void readsWritesUpdatesAndRemoves() {
        assertThat(get("/a.json")).isEqualTo("200 null");
        assertThat(put("/a.json", "{\"x\":{\"y\":1},\"z\":\"ü\"}")).isEqualTo("200 {\"x\":{\"y\":1},\"z\":\"ü\"}");
        assertThat(result("PATCH", "/a.json", "{\"x/w\":2,\"z\":null,\"q\":[1]}"))
                .isEqualTo("200 {\"x/w\":2,\"z\":null,\"q\":[1]}");
        assertThat(get("/a.json")).isEqualTo("200 {\"q\":[1],\"x\":{\"w\":2,\"y\":1}}");
        assertThat(get("/a/x/w.json")).isEqualTo("200 2");
        assertThat(result("DELETE", "/a/x.json", "")).isEqualTo("200 null");
        assertThat(get("/.json")).isEqualTo("200 {\"a\":{\"q\":[1]}}");
    }

    @Test
    void keepsWhatIsPostedInTheOrderOfItsPosting() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String answer = result("POST", "/list.json", Integer.toString(i));
            assertThat(answer).matches("200 \\{\"name\":\"[-0-9A-Z_a-z]{20}\"}");
            names.add(answer.substring(13, 33));
            if (i % 10 == 0) {
                loop.advance(Duration.ofMillis(1));
            }
        }

        assertThat(names).isSorted().doesNotHaveDuplicates();
        assertThat(get("/list/" + names.get(42) + ".json")).isEqualTo("200 42");
    }

    @Test
    @DisplayName("resolves server values by the server's clock and answers with them (RST-01)")
    void resolvesServerValues() {
        assertThat(put("/t.json", "{\"at\":{\".sv\":\"timestamp\"}}")).isEqualTo("200 {\"at\":" + START_MILLIS + "}");
        put("/n.json", "40");
        assertThat(put("/n.json", "{\".sv\":{\"increment\":2}}")).isEqualTo("200 42");
        assertThat(result("PATCH", "/.json", "{\"n\":{\".sv\":{\"increment\":1}},\"t/at\":{\".sv\":\"timestamp\"}}"))
                .isEqualTo("200 {\"n\":43,\"t/at\":" + START_MILLIS + "}");
        assertThat(get("/t/at.json")).isEqualTo("200 " + START_MILLIS);
        assertThat(get("/.json?sv=timestamp")).isEqualTo("200 " + START_MILLIS);
    }

    @Test
    void letsPostStandForOtherMethods() {
        put("/a.json", "1");
        assertThat(result("POST", "/a.json", "2", "X-HTTP-Method-Override: PUT"))
                .isEqualTo("200 2");
        assertThat(result("POST", "/a.json", "", "x-http-method-override: DELETE"))
                .isEqualTo("200 null");
        assertThat(result("PUT", "/a.json", "3", "X-HTTP-Method-Override: DELETE"))
                .startsWith("400 ")
                .contains("for POST requests only");
        assertThat(result("POST", "/a.json", "3", "X-HTTP-Method-Override: TRACE"))
                .startsWith("400 ");
    }

    @Test
    void refusesMethodsItDoesNotHave() {
        String answer = answer("TRACE", "/a.json", "");

        assertThat(answer).startsWith("HTTP/1.1 405 Method Not Allowed\r\n");
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({"ns=other, null", "ns=demo, 1", "ns=, 1"})
    void findsTheNamespaceInTheParametersOrElseInTheHost(String parameter, String value) {
        put("/a.json", "1");

        assertThat(get("/a.json?" + parameter)).isEqualTo("200 " + value);
    }

    @Test
    @DisplayName("reaches WebSocket listeners, and shows what WebSockets wrote (RST-02)")
    void sharesTheDataWithWebSockets() {
        InMemoryClient socket = connectGreeted();
        answers(socket, "q", "{\"p\":\"/a\",\"h\":\"\"}");

        put("/a/b.json", "1");
        result("PATCH", "/a.json", "{\"c\":2,\"d\":3}");
        assertThat(socket.takeFrames())
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a/b\",\"d\":1}}}",
                        "{\"t\":\"d\",\"d\":{\"a\":\"m\",\"b\":{\"p\":\"a\",\"d\":{\"c\":2,\"d\":3}}}}");

        answers(socket, "p", "{\"p\":\"/a/b\",\"d\":\"socket\"}");
        assertThat(get("/a/b.json")).isEqualTo("200 \"socket\"");
    }

    @Test
    @DisplayName("refuses a conditional write whose ETag is out of date, and shows what is there (RST-05)")
    void writesOnlyIfTheDataIsStillTheSame() {
        String empty = answer("GET", "/n.json", "", "X-Firebase-ETag: true");
        assertThat(header(empty, "ETag")).isEqualTo("null_etag");
        String written = answer("PUT", "/n.json", "10", "if-match: null_etag", "X-Firebase-ETag: true");
        assertThat(written).startsWith("HTTP/1.1 200");
        String tag = header(written, "ETag");
        assertThat(tag).isNotEmpty().isEqualTo(header(answer("GET", "/n.json", "", "X-Firebase-ETag: true"), "ETag"));
        put("/n.json", "11");

        String refused = answer("PUT", "/n.json", "12", "if-match: " + tag);

        assertThat(refused).startsWith("HTTP/1.1 412 Precondition Failed\r\n").endsWith("\r\n\r\n11");
        assertThat(get("/n.json")).isEqualTo("200 11");
        assertThat(result("DELETE", "/n.json", "", "if-match: " + header(refused, "ETag")))
                .isEqualTo("200 null");
    }

    @Test
    @DisplayName("lets a disconnect write change the ETag (RST-05)")
    void changesTheEtagWhenADisconnectWriteRuns() {
        put("/s.json", "\"on\"");
        String before = header(answer("GET", "/s.json", "", "X-Firebase-ETag: true"), "ETag");
        InMemoryClient socket = connectGreeted();
        answers(socket, "o", "{\"p\":\"/s\",\"d\":\"off\"}");
        socket.cut();
        loop.settle();

        assertThat(result("PUT", "/s.json", "\"on\"", "if-match: " + before)).isEqualTo("412 \"off\"");
    }

    @Test
    void givesNoEtagUnlessAskedAndNoneAfterPatchOrPost() {
        assertThat(header(answer("GET", "/a.json", ""), "ETag")).isEmpty();
        assertThat(header(answer("PATCH", "/a.json", "{\"x\":1}", "X-Firebase-ETag: true"), "ETag"))
                .isEmpty();
        assertThat(header(answer("POST", "/a.json", "1", "X-Firebase-ETag: true"), "ETag"))
                .isEmpty();
        assertThat(result("PATCH", "/a.json", "{\"x\":1}", "if-match: x"))
                .isEqualTo("400 {\"error\":\"if-match is for PUT and DELETE only\"}");
    }

    @Test
    void tellsBrowsersWhatPagesOfOtherOriginsMayDo() {
        String answer = answer(
                "OPTIONS",
                "/a.json",
                "",
                "Origin: http://evil.example",
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: cookie, x-anything");

        assertThat(answer).isEqualTo("""
                        HTTP/1.1 204 No Content\r
                        Access-Control-Allow-Origin: *\r
                        Access-Control-Expose-Headers: ETag\r
                        Allow: GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS\r
                        Access-Control-Allow-Methods: GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS\r
                        Access-Control-Allow-Headers: Authorization, Content-Type, If-Match, X-Firebase-ETag, X-HTTP-Method-Override\r
                        Access-Control-Max-Age: 3600\r
                        \r
                        """);
    }
}
