package dev.flatline.server.wilddog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.Liveness;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.rules.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Wilddog's protocol")
class WilddogProtocolTest extends WilddogWorld {
    private static final String VALUE_PUSHED = event("{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":5}}");

    @ParameterizedTest
    @ValueSource(strings = {"/.ws/?", "/.ws?"})
    void beginsWithThreeHandshakes(String path) {
        List<String> packets = wilddog(path + QUERY).frames();

        assertThat(packets).hasSize(3);
        String sid = packets.get(0).substring(9, 41);
        assertThat(packets)
                .containsExactly(
                        "0{\"sid\":\"" + sid + "\",\"upgrades\":[],\"pingInterval\":20000,\"pingTimeout\":60000}",
                        "40",
                        "42[\"wd\",{\"t\":\"c\",\"d\":{\"t\":\"h\",\"d\":{\"ts\":1795378362998,\"v\":\"1.0\","
                                + "\"h\":\"localhost:9000\",\"s\":\"" + sid + "\"}}}]");
    }

    @Test
    void aClientThatNamesNoEngineSpeaksFirebase() {
        assertThat(wilddog("/.ws?v=5&ns=demo").frames())
                .singleElement()
                .asString()
                .contains("\"v\":\"5\"");
    }

    @Test
    void answersThePingsOfEngineIo() {
        InMemoryClient client = greeted();

        assertThat(send(client, "2")).containsExactly("3");
        assertThat(send(client, "2probe")).containsExactly("3probe");
    }

    @Test
    void answersThePingsOfTheOldestSdks() {
        assertThat(send(greeted(), "42[\"wd\",{\"t\":\"c\",\"d\":{\"t\":\"p\",\"d\":{}}}]"))
                .containsExactly("42[\"wd\",{\"t\":\"c\",\"d\":{\"t\":\"o\",\"d\":null}}]");
    }

    @Test
    void pushesBeforeItAcknowledges() {
        InMemoryClient client = greeted();

        assertThat(ask(client, 1, "s", "{\"c\":{\"sdk.js.2-5-17\":1,\"did\":\"Default\"}}"))
                .containsExactly(ok(1));
        assertThat(ask(client, 2, "q", "{\"p\":\"/a\",\"h\":\"\"}"))
                .containsExactly(event("{\"r\":2,\"b\":{\"s\":\"ok\",\"d\":{}}}"));
        assertThat(ask(client, 3, "p", "{\"p\":\"/a\",\"d\":5}")).containsExactly(VALUE_PUSHED, ok(3));
        assertThat(ask(client, 4, "n", "{\"p\":\"/a\"}")).containsExactly(ok(4));
    }

    @Test
    void refusesWithNumbers() {
        InMemoryClient client = greeted();
        server.setRules(Rules.parse("{\"rules\":{\".read\":true,\"a\":{\".write\":true}}}"));

        assertThat(ask(client, 1, "p", "{\"p\":\"/b\",\"d\":1}"))
                .containsExactly(event(
                        "{\"r\":1,\"b\":{\"s\":\"permission_denied\",\"d\":\"Permission denied\"," + "\"c\":26101}}"));
        assertThat(ask(client, 2, "p", "{\"p\":\"/a\",\"d\":1,\"h\":\"stale\"}"))
                .containsExactly(event("{\"r\":2,\"b\":{\"s\":\"datastale\",\"d\":\"Transaction hash does not match\","
                        + "\"c\":26201}}"));
        assertThat(ask(client, 3, "auth", "{\"cred\":\"x\"}"))
                .singleElement()
                .asString()
                .contains("\"invalid_token\"", "\"c\":26802");
        assertThat(ask(client, 4, "zz", "{}")).singleElement().asString().contains("\"failure\"", "\"c\":26001");
    }

    @Test
    void aRevokedListenNamesItsQueryInAnArray() {
        InMemoryClient client = greeted();
        ask(client, 1, "q", "{\"p\":\"/a\",\"q\":{\"i\":\".key\",\"l\":1,\"vf\":\"l\"},\"t\":1,\"h\":\"\"}");
        server.setRules(Rules.parse("{\"rules\":{}}"));
        loop.settle();

        assertThat(client.takeFrames())
                .singleElement()
                .asString()
                .startsWith("42[\"wd\",{\"t\":\"d\",\"d\":{\"a\":\"c\",\"b\":{\"p\":\"a\",\"q\":[{");
    }

    @Test
    void aMessageOfAnySizeIsOneFrame() {
        InMemoryClient client = greeted();
        String large = "x".repeat(300_000);
        ask(client, 1, "q", "{\"p\":\"/a\",\"h\":\"\"}");

        assertThat(ask(client, 2, "p", "{\"p\":\"/a\",\"d\":\"" + large + "\"}"))
                .containsExactly(event("{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":\"" + large + "\"}}"), ok(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "41"})
    void aGoodbyeEndsTheSession(String goodbye) {
        InMemoryClient client = greeted();
        ask(client, 1, "o", "{\"p\":\"/a\",\"d\":\"gone\"}");
        send(client, goodbye);

        assertThat(client.closeCode()).isEqualTo(1000);
        assertThat(valueAt("/a")).isEqualTo("\"gone\"");
        assertThat(events).contains(new ServerEvent.SessionClosed(sessionIdOf(0), SessionEnd.CLOSED));
    }

    @Test
    void isProbedEveryTwentySeconds() {
        InMemoryClient client = greeted();

        loop.advance(Duration.ofMillis(19_999));
        assertThat(client.pings()).isZero();
        for (int probes = 1; probes <= 30; probes++) {
            loop.advance(Duration.ofMillis(1));
            assertThat(client.pings()).isEqualTo(probes);
            loop.advance(Duration.ofMillis(19_999));
            assertThat(client.pings()).isEqualTo(probes);
        }
    }

    /** The server looks at its clients when it probes them: at the first probe that finds the time-out over, they are dead. */
    @ParameterizedTest(
            name = "probed every {0} ms, time-out {1} ms, silent since {2} ms after a probe: noticed after {3} ms")
    @CsvSource({
        "20000, 80000, 0, 100000",
        "20000, 80000, 1, 99999",
        "20000, 80000, 19999, 80001",
        "500, 1500, 0, 2000",
        "500, 1500, 499, 1501",
        "20000, 50000, 19999, 60001",
    })
    void isGivenUpAtTheFirstProbeAfterTheTimeout(
            long intervalMillis, long timeoutMillis, long silentSinceMillis, long noticedAfterMillis) {
        restart(
                config().wilddogLiveness(
                                Liveness.ping(Duration.ofMillis(intervalMillis), Duration.ofMillis(timeoutMillis)))
                        .build(),
                new Random(1));
        InMemoryClient client = greeted();
        ask(client, 1, "o", "{\"p\":\"/a\",\"d\":\"lost\"}");
        loop.advance(Duration.ofMillis(10 * intervalMillis));
        client.stopAnsweringPings();
        loop.advance(Duration.ofMillis(silentSinceMillis));
        send(client, "2");

        loop.advance(Duration.ofMillis(noticedAfterMillis - 1));
        assertThat(client.end()).isEmpty();
        assertThat(valueAt("/a")).isEqualTo("null");
        loop.advance(Duration.ofMillis(1));
        assertThat(client.end()).isEqualTo("RST");
        assertThat(valueAt("/a")).isEqualTo("\"lost\"");
        assertThat(events).contains(new ServerEvent.SessionClosed(sessionIdOf(0), SessionEnd.SILENT));
    }

    @Test
    void isToldTheConfiguredFigures() {
        restart(
                config().wilddogLiveness(Liveness.ping(Duration.ofMillis(300), Duration.ofMillis(900)))
                        .build(),
                new Random(1));

        assertThat(wilddog().frames().get(0)).endsWith("\"pingInterval\":300,\"pingTimeout\":600}");
    }

    @Test
    void clientsOfBothProtocolsSeeEachOthersDisconnectWrites() {
        InMemoryClient firebase = connectGreeted();
        InMemoryClient client = greeted();
        answers(firebase, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        ask(client, 1, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        InMemoryClient leavingFirebase = connectGreeted();
        InMemoryClient leavingWilddog = greeted();
        answers(leavingFirebase, "o", "{\"p\":\"/a\",\"d\":5}");
        ask(leavingWilddog, 1, "o", "{\"p\":\"/a\",\"d\":null}");

        leavingFirebase.cut();
        loop.settle();
        assertThat(client.takeFrames()).containsExactly(VALUE_PUSHED);
        assertThat(firebase.takeFrames())
                .containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":5}}}");
        leavingWilddog.cut();
        loop.settle();
        assertThat(client.takeFrames()).containsExactly(event("{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":null}}"));
        assertThat(firebase.takeFrames())
                .containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":null}}}");
    }
}
