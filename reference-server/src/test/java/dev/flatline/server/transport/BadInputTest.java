package dev.flatline.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad input")
class BadInputTest extends InMemoryWorld {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "12345678",
                "\"x\"",
                "{}",
                "{\"t\":\"d\"}",
                "{\"t\":\"x\",\"d\":{}}",
                "{\"t\":\"d\",\"d\":{}}",
                "{\"t\":\"d\",\"d\":{\"r\":1.5,\"a\":\"s\",\"b\":{}}}",
                "{\"t\":\"d\",\"d\":{}} trailing",
                "\u0000",
                "-1",
                ""
            })
    @DisplayName("ends a connection that does not speak the protocol, with a reason, and nothing else")
    void endsAConnectionThatDoesNotSpeakTheProtocol(String nonsense) {
        InMemoryClient healthy = connectGreeted();
        answers(healthy, "q", "{\"p\":\"/\",\"h\":\"\"}");
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/gone\",\"d\":true}");

        client.sendFrame(nonsense);
        loop.settle();

        assertThat(client.takeFrames()).singleElement().asString().startsWith("{\"t\":\"c\",\"d\":{\"t\":\"e\",");
        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(client.end()).isEqualTo("FIN");
        assertThat(healthy.takeFrames()).singleElement().asString().contains("\"p\":\"gone\",\"d\":true");
        assertThat(answers(healthy, "s", "{}")).containsExactly(OK.formatted(2));
    }

    @Test
    void endsAConnectionThatSendsBinaryTooLargeOrBrokenFrames() {
        InMemoryClient binary = connectGreeted();
        binary.sendFrame(2, true, new byte[] {1});
        InMemoryClient large = connectGreeted();
        large.sendFrame("x".repeat(300_000));
        InMemoryClient broken = connectGreeted();
        broken.sendBytes(new byte[] {(byte) 0xff, (byte) 0xff, 0, 0, 0, 0});
        InMemoryClient notUtf8 = connectGreeted();
        notUtf8.sendFrame(1, true, new byte[] {(byte) 0xc3, 0x28});
        loop.settle();

        assertThat(List.of(binary, large, broken, notUtf8)).allSatisfy(client -> {
            assertThat(client.closeCode()).isEqualTo(1002);
            assertThat(client.end()).isEqualTo("FIN");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"p\":\"/a.b\",\"d\":1}",
                "{\"d\":1}",
                "{\"p\":\"/a\"}",
                "{\"p\":7,\"d\":1}",
                "{\"p\":\"/a\",\"d\":{\"x.y\":1}}",
                "{\"p\":\"/a\",\"d\":{\".sv\":\"nonsense\"}}",
                "{\"p\":\"/.info/x\",\"d\":1}",
                "7",
                "null",
                "{\"p\":\"/a\",\"d\":1e999}",
                "{\"p\":\"/a/.priority\",\"d\":true}",
                "{\"p\":\"/a\",\"d\":1,\"h\":5}"
            })
    void answersABadRequestWithAnErrorAndGoesOn(String body) {
        InMemoryClient client = connectGreeted();

        assertThat(answers(client, "p", body)).singleElement().asString().contains("\"s\":\"failure\"");
        assertThat(valueAt("/")).isEqualTo("null");
        assertThat(answers(client, "s", "{}")).containsExactly(OK.formatted(2));
    }

    @Test
    void refusesConflictingPathsInAnUpdate() {
        InMemoryClient client = connectGreeted();

        assertThat(answers(client, "m", "{\"p\":\"/\",\"d\":{\"a\":1,\"a/b\":2,\"a-\":3}}")
                        .get(0))
                .contains("an update must not name both /a/ and /a/b/");
        assertThat(answers(client, "om", "{\"p\":\"/\",\"d\":{\"\":1,\"b\":2}}").get(0))
                .contains("\"failure\"");
        assertThat(answers(client, "m", "{\"p\":\"/\",\"d\":{\"a\":1,\"/a\":2}}")
                        .get(0))
                .contains("more than once");
        assertThat(valueAt("/")).isEqualTo("null");
    }

    @Test
    void answersHttpThatIsNoUpgradeAndCloses() {
        String get = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assertThat(httpAnswer(get.formatted("/"))).startsWith("HTTP/1.1 404 Not Found");
        assertThat(httpAnswer(get.formatted("/.lp"))).startsWith("HTTP/1.1 400 Bad Request");
        assertThat(httpAnswer(get.formatted("/.ws"))).startsWith("HTTP/1.1 426 Upgrade Required");
        assertThat(httpAnswer(get.formatted("/.ws?ns=a/b"))).startsWith("HTTP/1.1 400 Bad Request");
        assertThat(httpAnswer("GET /.ws HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request");
        assertThat(httpAnswer("\u0016\u0003\u0001\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request");
    }

    private String httpAnswer(String request) {
        InMemoryClient client = new InMemoryClient(server, request.getBytes(StandardCharsets.ISO_8859_1));
        loop.settle();
        assertThat(client.end()).isEqualTo("FIN");
        return client.httpResponse();
    }

    @Test
    void closesAConnectionThatNeverUpgrades() {
        InMemoryClient client = new InMemoryClient(server, new byte[] {'G', 'E', 'T'});
        loop.advance(Duration.ofSeconds(29));
        assertThat(client.end()).isEmpty();

        loop.advance(Duration.ofSeconds(1));

        assertThat(client.end()).isEqualTo("FIN");
    }

    @Test
    void takesItsBytesInAnyPieces() {
        InMemoryClient client = new InMemoryClient(server, new byte[0]);
        for (byte b : InMemoryClient.upgrade("/.ws?v=5&ns=demo", "x")) {
            client.sendBytes(new byte[] {b});
        }
        loop.settle();

        assertThat(client.takeFrames()).hasSize(1);
    }
}
