package dev.flatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.Tokens;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The admin API's calls about the server and its namespaces")
class ServerCallsTest extends AdminWorld {

    @Test
    @DisplayName("set the clock that timestamps and greetings are read from (TS-01, OFF-07)")
    void setTheClock() {
        assertThat(get("clock")).isEqualTo("200 {\"nowMillis\":" + START_MILLIS + ",\"skewMillis\":0}");
        InMemoryClient client = connectGreeted();

        assertThat(call("PUT", "clock", "{\"skewMillis\":-3600000}"))
                .isEqualTo("200 {\"nowMillis\":" + (START_MILLIS - 3_600_000) + ",\"skewMillis\":-3600000}");

        answers(client, "p", "{\"p\":\"/t\",\"d\":{\".sv\":\"timestamp\"}}");
        assertThat(valueAt("/t")).isEqualTo(String.valueOf(START_MILLIS - 3_600_000));
        assertThat(connect().takeFrames().get(0)).contains("\"ts\":" + (START_MILLIS - 3_600_000));
        call("PUT", "clock", "{\"skewMillis\":0}");
        assertThat(get("clock")).contains("\"skewMillis\":0");
    }

    @Test
    @DisplayName("let tokens expire by the clock that was set, at once (SEC-05)")
    void letTokensExpireByTheClockThatWasSet() {
        restart(config().adminToken(TOKEN).secret(Tokens.SECRET).build(), new Random(1));
        InMemoryClient client = connectGreeted();
        long expirySeconds = START_MILLIS / 1000 + 3600;
        answers(
                client,
                "auth",
                "{\"cred\":\"" + Tokens.signed("{\"uid\":\"joe\",\"exp\":" + expirySeconds + "}") + "\"}");

        call("PUT", "clock", "{\"skewMillis\":1000}");
        assertThat(client.takeFrames()).isEmpty();
        call("PUT", "clock", "{\"skewMillis\":3700000}");

        assertThat(client.takeFrames()).singleElement().asString().contains("expired_token");
        loop.advance(Duration.ofHours(2));
        assertThat(client.takeFrames()).isEmpty();
    }

    @Test
    @DisplayName("switch a defect on and off while clients are connected (OD-10)")
    void chooseAMutant() {
        assertThat(get("mutant")).startsWith("200 {\"name\":null,\"known\":[\"forgets-disconnect-on-cut\",");
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/x\",\"d\":1}");

        assertThat(call("PUT", "mutant", "{\"name\":\"ignores-cancel\"}"))
                .startsWith("200 {\"name\":\"ignores-cancel\"");
        answers(client, "oc", "{\"p\":\"/x\",\"d\":null}");
        client.cut();
        loop.settle();
        assertThat(valueAt("/x")).isEqualTo("1");

        assertThat(call("PUT", "mutant", "{\"name\":null}")).startsWith("200 {\"name\":null");
        InMemoryClient elsewhere = connect("v=5&ns=elsewhere");
        elsewhere.takeFrames();
        answers(elsewhere, "o", "{\"p\":\"/x\",\"d\":1}");
        answers(elsewhere, "oc", "{\"p\":\"/x\",\"d\":null}");
        elsewhere.cut();
        loop.settle();
        assertThat(get("namespaces/elsewhere/data")).isEqualTo("200 null");
    }

    @Test
    @DisplayName("dump and load a namespace, priorities included, and tell its listeners")
    void dumpAndLoadANamespace() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/\",\"h\":\"\"}");
        String data = "{\"list\":{\"0\":\"a\",\"1\":\"b\"},\"n\":{\".value\":1,\".priority\":\"p\"},\".priority\":3}";

        assertThat(call("PUT", "namespaces/demo/data", data)).isEqualTo("204 ");

        assertThat(client.takeFrames()).singleElement().asString().contains("\"d\":" + data);
        assertThat(get("namespaces/demo/data")).isEqualTo("200 " + data);
        assertThat(call("PUT", "namespaces/copy/data", data)).isEqualTo("204 ");
        assertThat(get("namespaces/copy/data")).isEqualTo("200 " + data);
        assertThat(call("PUT", "namespaces/demo/data", "null")).isEqualTo("204 ");
        assertThat(get("namespaces/demo/data")).isEqualTo("200 null");
        assertThat(get("namespaces"))
                .isEqualTo(
                        "200 {\"namespaces\":[{\"name\":\"demo\",\"sessions\":1},{\"name\":\"copy\",\"sessions\":0}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
                    PUT    | clock                 |                       | 400 "skewMillis" must be a whole number
                    PUT    | clock                 | {"skewMillis":1.5}    | 400 "skewMillis" must be a whole number
                    PUT    | clock                 | {"skewMillis":"1"}    | 400 "skewMillis" must be a whole number
                    PUT    | clock                 | {"skewMillis":9223372036854775807} | 400 a clock may be off
                    PUT    | clock                 | {"skew":1}            | 400 the body may have one member only
                    POST   | clock                 |                       | 405 use GET, PUT here
                    GET    | clock/now             |                       | 404 there is no such call
                    PUT    | mutant                | {}                    | 400 "name" is missing
                    PUT    | mutant                | {"name":"nonsense"}   | 400 there is no such mutant; there are forgets-
                    PUT    | mutant                | {"name":7}            | 400 "name" must be a string
                    DELETE | mutant                |                       | 405 use GET, PUT here
                    POST   | namespaces            |                       | 405 use GET here
                    GET    | namespaces/none/data  |                       | 404 there is no such namespace
                    PUT    | namespaces/demo/data  |                       | 400 the body is missing
                    PUT    | namespaces/demo/data  | {"a":                 | 400 the body is not JSON
                    PUT    | namespaces/demo/data  | {"a#":1}              | 400
                    PUT    | namespaces/demo/data  | {".value":{}, "a":1}  | 400
                    PUT    | namespaces/demo/data  | {".info":{"x":1}, "a":{".priority":true}} | 400
                    PUT    | namespaces/no!/data   | 1                     | 404 there is no such namespace
                    POST   | namespaces/demo/data  | 1                     | 405 use GET, PUT here
                    GET    | namespaces/demo       |                       | 404 there is no such call
                    GET    | nothing               |                       | 404 there is no such call
                    """)
    void refuseWhatTheyDoNotUnderstand(String method, String path, String body, String told) {
        String expected = told.length() > 3 ? told.substring(4) : "";

        assertThat(call(method, path, body == null ? "" : body).replace("\\\"", "\""))
                .startsWith(told.substring(0, 3) + " {\"error\":\"" + expected);
        assertThat(get("clock")).contains("\"skewMillis\":0");
        assertThat(get("mutant")).contains("\"name\":null");
    }
}
