package dev.flatline.server.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryHttp;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.Limits;
import dev.flatline.server.PollingClient;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad input to long polling")
class LongPollingBadInputTest extends InMemoryWorld {
    private PollingClient startGreeted() {
        PollingClient client = new PollingClient(server, "ns=demo");
        loop.settle();
        client.take();
        return client;
    }

    private String answer(String method, String target) {
        InMemoryHttp http = new InMemoryHttp(server);
        http.send(method, target, "");
        loop.settle();
        return http.take();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /.lp                              | "id\\" of long polling is missing
                    /.lp?start=t                      | "cb\\" of long polling is missing
                    /.lp?start=t&cb=alert(1)          | "cb\\" of long polling must be a whole number of at most 9 digits
                    /.lp?start=t&cb=1234567890        | "cb\\" of long polling must be a whole number of at most 9 digits
                    /.lp?start=t&cb=-1                | "cb\\" of long polling must be a whole number of at most 9 digits
                    /.lp?id=x                         | "pw\\" of long polling is missing
                    /.lp?id=x&pw=y                    | "ser\\" of long polling is missing
                    /.lp?id=x&pw=y&ser=1e3            | "ser\\" of long polling must be a whole number of at most 15 digits
                    /.lp?id=x&pw=y&ser=1&seg0=a       | "seg0\\" of long polling must be a whole number of at most 15 digits
                    /.lp?id=x&pw=y&ser=1&seg0=0       | "ts0\\" of long polling is missing
                    /.lp?id=x&pw=y&ser=1&seg0=0&ts0=1 | "d0\\" of long polling is missing
                    /.lp?start=t&cb=1&ns=a/b          | no such namespace
                    """)
    void saysWhatIsWrongWithARequest(String target, String complaint) {
        assertThat(answer("GET", target)).startsWith("HTTP/1.1 400 Bad Request").contains(complaint);
    }

    @Test
    void refusesStrangersAndOtherMethods() {
        PollingClient client = startGreeted();

        assertThat(answer("GET", "/.lp?ns=demo&ser=1&pw=x&id=" + client.id())).startsWith("HTTP/1.1 403 ");
        assertThat(answer("GET", "/.lp?ns=demo&ser=1&pw=x&id=%3Cscript%3E"))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("script>");
        assertThat(answer("POST", "/.lp?start=t&cb=1&ns=demo")).startsWith("HTTP/1.1 405 ");
        assertThat(answer("PUT", "/.lp?disconn=t&" + client.proof())).startsWith("HTTP/1.1 405 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&seg0=0&ts0=1&d0=***",
                "&seg0=0&ts0=1&d0=e30+",
                "&seg0=0&ts0=1&d0=e",
                "&seg0=0&ts0=1&d0=.....",
                "&seg0=0&ts0=1&d0=gICA",
                "&seg0=0&ts0=1&d0=e30.",
                "&seg0=0&ts0=0&d0=e30.",
                "&seg0=0&ts0=2&d0=e30.&seg1=1&ts1=3&d1=e30.",
                "&seg0=1000&ts0=1&d0=e30."
            })
    @DisplayName("ends a session that does not speak the protocol, with a reason and a close, and nothing else")
    void endsASessionThatDoesNotSpeakTheProtocol(String segments) {
        PollingClient healthy = startGreeted();
        PollingClient client = startGreeted();

        client.poll(2000, segments);
        loop.settle();

        assertThat(client.take()).singleElement().asString().startsWith("{\"t\":\"c\",\"d\":{\"t\":\"e\",");
        assertThat(client.closedAfter()).isEqualTo(1);
        assertThat(events)
                .filteredOn(ServerEvent.SessionClosed.class::isInstance)
                .containsExactly(new ServerEvent.SessionClosed(client.id(), SessionEnd.PROTOCOL_ERROR));
        client.poll(2001, "");
        loop.settle();
        client.take();
        assertThat(client.lastStatus()).isEqualTo(403);
        healthy.send(LongPollingTest.REQUEST.formatted(1, "s", "{}"));
        loop.settle();
        assertThat(healthy.take()).containsExactly(OK.formatted(1));
    }

    @Test
    void endsASessionWhoseMessageIsTooLong() {
        restart(config().limits(Limits.builder().messageChars(10_000).build()).build(), new Random(1));
        PollingClient whole = startGreeted();
        whole.send("\"" + "x".repeat(10_000) + "\"");
        PollingClient endless = startGreeted();
        for (int i = 0; i < 30; i++) {
            endless.poll(2000 + i, "&seg0=" + i + "&ts0=1000&d0=" + "e30e".repeat(400));
        }
        loop.settle();

        assertThat(whole.take().get(0)).contains("message is longer than 10000 characters");
        assertThat(endless.take().get(0)).contains("message is longer than 10000 characters");
    }

    @Test
    void answersABadRequestWithAnErrorAndGoesOn() {
        PollingClient client = startGreeted();

        client.send(LongPollingTest.REQUEST.formatted(1, "p", "{\"p\":\"/a.b\",\"d\":1}"));
        loop.settle();

        assertThat(client.take()).singleElement().asString().contains("\"s\":\"failure\"");
        assertThat(client.closedAfter()).isEqualTo(-1);
    }

    @Test
    @DisplayName("writes text of clients into scripts as nothing but text")
    void escapesText() {
        PollingClient writer = startGreeted();
        writer.send(LongPollingTest.REQUEST.formatted(
                1, "p", "{\"p\":\"/a\",\"d\":\"\u2028</script><!--'&\\\"\\\\\u00e9\uD83D\uDE00\"}"));
        writer.poll();
        loop.settle();
        writer.take();
        InMemoryHttp raw = writer.poll(
                5000,
                "&"
                        + writer.segmentsOf(LongPollingTest.REQUEST.formatted(2, "g", "{\"p\":\"/a\",\"q\":{}}"))
                                .get(0));
        loop.settle();

        String script = raw.take();

        assertThat(script.chars()).allMatch(c -> c < 0x7f);
        assertThat(script.substring(script.indexOf("parent.")))
                .contains("\\u2028\\u003c/script\\u003e\\u003c!--\\u0027\\u0026")
                .doesNotContain("<", ">", "&", "'");
    }
}
