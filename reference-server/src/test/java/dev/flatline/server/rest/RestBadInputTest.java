package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Bad input over REST")
class RestBadInputTest extends RestWorld {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /a%2.json                     | a '%' without two hexadecimal digits
                    GET /a%zz.json                    | a '%' without two hexadecimal digits
                    GET /%ff.json                     | is not UTF-8
                    GET /a.b.json                     | contains '.'
                    GET /a%23.json                    | contains '#'
                    GET /a%00.json                    | control character U+0000
                    GET /.settings/other.json         | contains '.'
                    GET /a.json?auth=owner&auth_variable_override=%22joe%22 | must be a JSON object or null
                    GET /a.json?print=ugly            | "print" must be pretty or silent
                    GET /a.json?print=                | "print" must be pretty or silent
                    GET /a.json?format=xml            | "format" must be export
                    GET /a.json?shallow=1             | "shallow" must be true or false
                    GET /a.json?shallow=true&shallow=true | given more than once
                    GET /a.json?sv=increment          | "sv" must be timestamp
                    GET /a.json?sv=timestamp          | at /.json?sv=timestamp only
                    GET /a.json?timeout=3             | "timeout" must be a time
                    GET /a.json?timeout=16min         | at most 15min
                    GET /a.json?timeout=99999999999s  | "timeout" must be a time
                    GET /a.json?writeSizeLimit=tiny   | for writes only
                    PUT /a.json?writeSizeLimit=huge   | "writeSizeLimit" must be tiny or small
                    GET /a.json?callback=alert(1)//   | the name of a function
                    GET /a.json?callback=a.b          | the name of a function
                    GET /a.json?callback=             | the name of a function
                    GET /a.json?download=a%0d%0aX:y   | a plain file name
                    GET /a.json?download=../x         | a plain file name
                    GET /a.json?download=a%22b        | a plain file name
                    PUT /a.json?callback=f            | "callback" is for GET only
                    PUT /a.json?shallow=true          | "shallow" is for GET only
                    DELETE /a.json?orderBy=%22$key%22&limitToFirst=1 | queries are for GET only
                    GET /a.json?limitToFirst=1        | "limitToFirst" needs "orderBy"
                    GET /a.json?startAt=1             | "startAt" needs "orderBy"
                    GET /a.json?orderBy=$key          | "orderBy" must be JSON
                    GET /a.json?orderBy=              | "orderBy" must be a JSON string
                    GET /a.json?orderBy=7             | "orderBy" must be a JSON string
                    GET /a.json?orderBy=%22%22        | must not be an empty path
                    GET /a.json?orderBy=%22a%23%22    | contains '#'
                    GET /a.json?orderBy=%22.key%22    | calls them "$key"
                    GET /a.json?orderBy=%22x%22&limitToFirst=0 | a whole number from 1
                    GET /a.json?orderBy=%22x%22&limitToLast=two | a whole number from 1
                    GET /a.json?orderBy=%22x%22&limitToLast=99999999999 | a whole number from 1
                    GET /a.json?orderBy=%22x%22&limitToLast=1&limitToFirst=1 | must not be given together
                    GET /a.json?orderBy=%22x%22&startAt=1&equalTo=1 | must not be given together
                    GET /a.json?orderBy=%22x%22&endAt=1&endBefore=1 | must not be given together
                    GET /a.json?orderBy=%22x%22&startAt=unquoted | "startAt" must be JSON
                    GET /a.json?orderBy=%22x%22&startAt= | "startAt" must be a JSON string
                    GET /a.json?orderBy=%22x%22&startAt=[1] | "startAt" must be a JSON string
                    GET /a.json?orderBy=%22x%22&startAt={} | "startAt" must be a JSON string
                    GET /a.json?orderBy=%22x%22&startAt=1],[2 | "startAt" must be JSON
                    GET /a.json?orderBy=%22x%22&startAt=1,2 | the key of "startAt"
                    GET /a.json?orderBy=%22x%22&startAt=1,%22k%22,3 | perhaps with a comma and a key
                    GET /a.json?orderBy=%22$key%22&startAt=1 | a JSON string when ordering by key
                    GET /a.json?orderBy=%22$key%22&shallow=true | must not be combined
                    """)
    void saysWhatIsWrongWithARequest(String request, String reason) {
        String[] methodAndTarget = request.split(" ", -1);
        put("/a.json", "\"kept\"");

        String result = result(methodAndTarget[0], methodAndTarget[1], "");

        assertThat(result).startsWith("400 {\"error\":\"").doesNotContain("Exception", "tools.jackson");
        assertThat(result.replace("\\\"", "\"")).contains(reason);
        assertThat(get("/a.json")).isEqualTo("200 \"kept\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    PUT   | {                        | the body is not JSON
                    PUT   | {"a":1} trailing         | the body is not JSON
                    PUT   | nonsense                 | (line 1, column
                    PUT   | {"a.b":1}                | contains '.'
                    PUT   | {"a":{".sv":"nonsense"}} | server value
                    PUT   | 1e999                    | out of range
                    PUT   | {".value":{"x":1}}       | must be a string, a number or a boolean
                    PUT   | {".priority":true,"a":1} | must be a string, a number or null
                    PATCH | 7                        | must be an object
                    PATCH | null                     | must be an object
                    PATCH | [1]                      | must be an object
                    PATCH | {"a":1,"a/b":2}          | must not name both
                    PATCH | {"a":1,"/a":2}           | more than once
                    POST  | tru                      | the body is not JSON
                    """)
    void saysWhatIsWrongWithABody(String method, String body, String reason) {
        String result = result(method, "/a.json", body);

        assertThat(result).startsWith("400 {\"error\":\"").doesNotContain("Exception", "tools.jackson");
        assertThat(result.replace("\\\"", "\"")).contains(reason);
        assertThat(get("/.json")).isEqualTo("200 null");
    }

    @Test
    void wantsABodyWhereThereMustBeOne() {
        for (String method : new String[] {"PUT", "POST", "PATCH"}) {
            assertThat(result(method, "/a.json", "")).startsWith("400 ").contains("must have a body");
        }
    }

    @Test
    void refusesBodiesThatAreNotUtf8OrNestedTooDeep() {
        InMemoryHttp http = new InMemoryHttp(server);
        http.sendBytes("PUT /a.json HTTP/1.1\r\nHost: demo\r\nContent-Length: 4\r\n\r\n\"\u00c3(\""
                .getBytes(StandardCharsets.ISO_8859_1));
        loop.settle();
        assertThat(http.take()).startsWith("HTTP/1.1 400").contains("it is not UTF-8");

        assertThat(put("/a.json", "[".repeat(5_000) + "]".repeat(5_000)))
                .startsWith("400 ")
                .contains("not JSON");
        assertThat(put("/a.json", "{\"a\":".repeat(33) + "1" + "}".repeat(33)))
                .startsWith("400 ")
                .contains("deeper than 32");
        assertThat(get("/.json")).isEqualTo("200 null");
    }

    @Test
    void refusesWritesBelowInfo() {
        assertThat(put("/.info/connected.json", "true"))
                .isEqualTo("400 {\"error\":\"Can't modify data under /.info/\"}");
    }

    @Test
    void refusesNamespacesThatCannotBe() {
        assertThat(get("/a.json?ns=a%2Fb")).startsWith("404 {\"error\":\"no such namespace");
    }

    @Test
    void refusesABodyThatIsTooLargeAndGoesOn() {
        restart(config().limits(Limits.builder().bodyBytes(1_000).build()).build(), new Random(1));
        InMemoryHttp http = new InMemoryHttp(server);

        http.send("GET", "/a.json", "");
        http.send("PUT", "/a.json", "\"" + "x".repeat(999) + "\"");
        http.send("GET", "/b.json", "");
        loop.settle();

        assertThat(http.take())
                .containsSubsequence(
                        "HTTP/1.1 200 OK",
                        "HTTP/1.1 413 Request Entity Too Large",
                        "{\"error\":\"the body of a request must not be larger than 1000 bytes\"}",
                        "HTTP/1.1 200 OK");
        assertThat(http.end()).isEmpty();
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() {
        InMemoryHttp http = new InMemoryHttp(server);
        for (int i = 0; i < 50; i++) {
            http.send("PUT", "/n.json?ns=n" + i % 5, Integer.toString(i));
        }
        loop.settle();

        String[] answers = http.take().split("HTTP/1.1 200 OK", -1);
        assertThat(answers).hasSize(51);
        for (int i = 0; i < 50; i++) {
            assertThat(answers[i + 1]).endsWith("\r\n\r\n" + i);
        }
    }

    @Test
    void closesWhenAskedTo() {
        InMemoryHttp http = new InMemoryHttp(server);
        http.send("GET", "/a.json", "", "Connection: close");
        loop.settle();

        assertThat(http.take()).contains("connection: close").endsWith("null");
        assertThat(http.end()).isEqualTo("FIN");
    }

    @Test
    void closesAConnectionThatIsIdleBetweenRequests() {
        InMemoryHttp http = new InMemoryHttp(server);
        loop.advance(Duration.ofSeconds(29));
        http.send("GET", "/a.json", "");
        loop.advance(Duration.ofSeconds(29));
        assertThat(http.end()).isEmpty();

        loop.advance(Duration.ofSeconds(1));

        assertThat(http.end()).isEqualTo("FIN");
    }

    @Test
    void survivesAPeerThatLeavesBeforeItsAnswer() {
        InMemoryHttp http = new InMemoryHttp(server);
        http.send("PUT", "/a.json", "1");
        http.cut();
        loop.settle();

        assertThat(get("/a.json")).isEqualTo("200 1");
    }
}
