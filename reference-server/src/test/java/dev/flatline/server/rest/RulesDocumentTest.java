package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules over REST (spec section 6)")
class RulesDocumentTest extends RestWorld {
    private static final String OWNER = "/.settings/rules.json?auth=owner";
    private static final String RULES =
            "{\n  // Who reads what.\n  \"rules\": {\"a\": {\".read\": true /* all */}}\n}\n";

    @Test
    void areReadAsTheyWereWrittenCommentsIncluded() {
        assertThat(get(OWNER)).isEqualTo("200 {\"rules\": {\".read\": true, \".write\": true}}\n");

        assertThat(put(OWNER, RULES)).isEqualTo("200 {\"status\":\"ok\"}");

        assertThat(get(OWNER)).isEqualTo("200 " + RULES);
        assertThat(result("POST", OWNER, "{\"rules\":{}}", "X-HTTP-Method-Override: PUT"))
                .isEqualTo("200 {\"status\":\"ok\"}");
        assertThat(result("GET", "/.settings/rules.json", "", "Authorization: Bearer owner"))
                .isEqualTo("200 {\"rules\":{}}");
    }

    @Test
    @DisplayName("hold from the next request on, and end the listens they do not allow (SEC-12)")
    void holdFromTheNextRequestOn() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        answers(client, "q", "{\"p\":\"/b\",\"h\":\"\"}");

        put(OWNER, RULES);

        assertThat(client.takeFrames()).containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"c\",\"b\":{\"p\":\"b\"}}}");
        assertThat(get("/a.json")).isEqualTo("200 null");
        assertThat(get("/b.json")).isEqualTo("401 {\"error\":\"Permission denied\"}");
        assertThat(result("GET", "/b.json?ns=another", "")).isEqualTo("200 null");
    }

    @Test
    void thatAreWrongAreRefusedWithTheirPlaceAndTheOldOnesStay() {
        put(OWNER, RULES);

        assertThat(put(OWNER, "{\"rules\": {\n  \".read\": \"aut != null\"}}"))
                .startsWith("400 {\"error\":\"line 2, column 13: unknown name aut; here are auth, now")
                .endsWith(",\"line\":2,\"column\":13}");
        assertThat(put(OWNER, "")).startsWith("400 {\"error\":\"line 1, column 1: ");

        assertThat(get(OWNER)).isEqualTo("200 " + RULES);
    }

    @Test
    void areTheAdministratorsOnly() {
        String denied = "401 {\"error\":\"Permission denied\"}";
        assertThat(get("/.settings/rules.json")).isEqualTo(denied);
        assertThat(put("/.settings/rules.json", RULES)).isEqualTo(denied);
        assertThat(put("/.settings/rules.json?auth=" + Tokens.unsigned("joe"), RULES))
                .isEqualTo(denied);
        assertThat(put(OWNER + "&auth_variable_override=null", RULES)).isEqualTo(denied);
        assertThat(get("/.settings/rules.json?auth=nonsense")).startsWith("401 ");
        assertThat(get(OWNER)).contains("\".write\": true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE"})
    void canBeReadAndReplacedOnly(String method) {
        String answer = answer(method, OWNER, method.equals("DELETE") ? "" : RULES);

        assertThat(answer).startsWith("HTTP/1.1 405 ");
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD, PUT");
    }
}
