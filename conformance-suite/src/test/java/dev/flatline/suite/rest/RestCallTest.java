package dev.flatline.suite.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.rest.RestCall.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests as they are on the wire and in journals. */
class RestCallTest {

    private static final RestAccess PLACE = new RestAccess("127.0.0.1:9000", "demo", (request, events) -> () -> {});

    private static String encoded(RestCall call) {
        return new String(call.encode(PLACE), StandardCharsets.UTF_8);
    }

    @Test
    void aWriteSaysWhatItIsAndHowLong() {
        RestCall put = new RestCall(Method.PUT, "a/b", Map.of(), Map.of(), Optional.of("\"Zoë\""));

        assertThat(encoded(put)).isEqualTo("""
                PUT /a/b.json?ns=demo HTTP/1.1
                Host: 127.0.0.1:9000
                Connection: close
                Content-Type: application/json
                Content-Length: 6

                "Zoë\"""".replace("\n", "\r\n"));
        assertThat(put.text()).isEqualTo("PUT a/b \"Zoë\"");
    }

    @Test
    void keysAndParametersAreEncoded() {
        RestCall get = new RestCall(
                Method.GET, "a b/ü+?", Map.of("orderBy", "\"$key\""), Map.of("if-match", "x"), Optional.empty());

        assertThat(encoded(get))
                .startsWith("GET /a%20b/%C3%BC%2B%3F.json?ns=demo&orderBy=%22%24key%22 HTTP/1.1\r\n")
                .contains("\r\nif-match: x\r\n")
                .doesNotContain("Content-Length");
        assertThat(get.text()).isEqualTo("GET a b/ü+??orderBy=\"$key\"");
    }

    @Test
    void theRootIsAPlaceToo() {
        assertThat(encoded(RestCall.stream("", Map.of())))
                .startsWith("GET /.json?ns=demo HTTP/1.1\r\n")
                .contains("Accept: text/event-stream");
    }
}
