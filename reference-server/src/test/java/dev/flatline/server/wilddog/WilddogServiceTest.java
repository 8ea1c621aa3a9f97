package dev.flatline.server.wilddog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.InMemoryWorld;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What Wilddog's clients ask of hosts for all apps")
class WilddogServiceTest extends InMemoryWorld {
    /** Unsigned, for the user "joe". */
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJ1aWQiOiJqb2UiLCJpYXQiOjF9.";

    @Test
    void theServerOfAnAppIsTheOneThatIsAsked() {
        assertThat(answer("GET", "/v1/lookup?appId=demo", ""))
                .startsWith("HTTP/1.1 200")
                .endsWith("{\"nssList\":[\"demo.localhost:9000\"]}");
    }

    @Test
    void aCustomTokenIsItsOwnIdToken() {
        assertThat(answer(
                        "POST",
                        "/v2/demo/auth/verifyCustomToken",
                        "{\"providerId\":\"custom\",\"token\":\"" + TOKEN + "\"}"))
                .startsWith("HTTP/1.1 200")
                .endsWith("{\"idToken\":\"" + TOKEN + "\"}");
        assertThat(answer("POST", "/v2/demo/auth/getAccountInfo", "{\"idToken\":\"" + TOKEN + "\"}"))
                .startsWith("HTTP/1.1 200")
                .contains("\"localId\":\"joe\"", "\"providerId\":\"custom\"", "\"providerUserInfo\":[]");
    }

    @Test
    void restTellsOnlyTheServersTime() {
        assertThat(answer("GET", "/.json?sv=timestamp", "")).endsWith("\r\n\r\n1795378362998");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /v1/lookup                         |              | 400 | 26001 | appId",
                "GET  | /v1/lookup?appId=a.b               |              | 400 | 26001 | appId",
                "POST | /v1/lookup?appId=demo              | {}           | 405 | 26001 | GET",
                "GET  | /v2/demo/auth/verifyCustomToken    |              | 405 | 26001 | POST",
                "POST | /v2/demo/auth/verifyCustomToken    | [            | 400 | 26001 | no JSON object",
                "POST | /v2/demo/auth/verifyCustomToken    | {}           | 400 | 26001 | must be a string",
                "POST | /v2/demo/auth/verifyCustomToken    | {\"token\":\"x\"} | 400 | 26802 | token",
                "POST | /v2/demo/auth/getAccountInfo       | {\"idToken\":\"x\"} | 400 | 26802 | token",
                "POST | /v2/demo/auth/verifyPassword       | {}           | 400 | 26001 | custom tokens",
            })
    void whatCannotBeAnsweredIsRefusedWithANumber(
            String method, String target, String body, int status, int code, String reason) {
        assertThat(answer(method, target, body == null ? "" : body))
                .startsWith("HTTP/1.1 " + status)
                .contains("\"error\":true", "\"errcode\":" + code, reason);
    }

    private String answer(String method, String target, String body) {
        InMemoryHttp http = new InMemoryHttp(server);
        http.send(method, target, body);
        loop.settle();
        return http.take();
    }
}
