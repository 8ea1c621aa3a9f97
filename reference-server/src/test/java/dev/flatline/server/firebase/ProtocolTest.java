package dev.flatline.server.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The protocol")
class ProtocolTest extends InMemoryWorld {
    @Test
    void greetsWithItsClockAndTheHostTheClientCameThrough() {
        InMemoryClient client = connect();

        assertThat(client.httpResponse()).startsWith("HTTP/1.1 101 Switching Protocols");
        assertThat(client.frames())
                .containsExactly("{\"t\":\"c\",\"d\":{\"t\":\"h\",\"d\":{\"ts\":1795378362998,\"v\":\"5\","
                        + "\"h\":\"localhost:9000\",\"s\":\"" + client.sessionId() + "\"}}}");
        assertThat(client.sessionId()).hasSize(32);
        assertThat(connect().sessionId()).isNotEqualTo(client.sessionId());
    }

    @Test
    void answersAPingWithAPongThatHasData() {
        InMemoryClient client = connectGreeted();

        client.sendFrame("{\"t\":\"c\",\"d\":{\"t\":\"p\",\"d\":{}}}");
        loop.settle();

        assertThat(client.takeFrames()).containsExactly("{\"t\":\"c\",\"d\":{\"t\":\"o\",\"d\":null}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"auth", "gauth", "unauth", "appcheck", "unappeck", "s", "n", "u", "p", "m", "o", "om", "oc", "g"
            })
    void grantsEveryVerb(String action) {
        assertThat(answers(connectGreeted(), action, "{\"p\":\"/a\",\"d\":{},\"cred\":\"owner\"}"))
                .singleElement()
                .asString()
                .contains("\"r\":1", "\"s\":\"ok\"");
    }

    @Test
    void answersAnUnknownActionWithAnError() {
        assertThat(answers(connectGreeted(), "zz", "{}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"r\":1,\"b\":{\"s\":\"failure\",\"d\":\"unknown action \\\"zz\\\"\"}}}");
    }

    @Test
    void pushesToAllListenersBeforeItAcknowledges() {
        InMemoryClient writer = connectGreeted();
        InMemoryClient reader = connectGreeted();
        assertThat(answers(writer, "q", "{\"p\":\"/a\",\"h\":\"\"}")).containsExactly(OK_OBJECT.formatted(1));
        answers(reader, "q", "{\"p\":\"/\",\"h\":\"\"}");

        assertThat(answers(writer, "p", "{\"p\":\"/a/b\",\"d\":{\".sv\":\"timestamp\"}}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a/b\",\"d\":1795378362998}}}", OK.formatted(2));
        assertThat(reader.takeFrames())
                .containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a/b\",\"d\":1795378362998}}}");
    }

    @Test
    void pushesAnUpdateAsOneMerge() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");

        assertThat(answers(client, "m", "{\"p\":\"a\",\"d\":{\"b/c\":1,\"d\":null}}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"m\",\"b\":{\"p\":\"a\",\"d\":{\"b/c\":1,\"d\":null}}}}",
                        OK.formatted(2));
    }

    @Test
    void sendsNothingWhenTheClientKnowsTheData() {
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/a\",\"d\":1}");

        assertThat(answers(client, "q", "{\"p\":\"/a\",\"h\":\"YPVfR2bXt/lcDjiQZ8pOkAd3qkQ=\"}"))
                .containsExactly(OK_OBJECT.formatted(2));
        assertThat(answers(client, "q", "{\"p\":\"/a\",\"h\":\"other\"}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":1}}}", OK_OBJECT.formatted(3));
    }

    @Test
    @DisplayName("keeps one registration for a listen sent twice (REC-09)")
    void keepsOneRegistrationForAListenSentTwice() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");

        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":1}")).hasSize(2);
    }

    @Test
    @DisplayName("stops pushing after an unlisten (REC-15)")
    void stopsPushingAfterAnUnlisten() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        answers(client, "n", "{\"p\":\"/a\"}");

        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":1}")).containsExactly(OK.formatted(3));
    }

    @Test
    void sendsTheWindowOfATaggedListenAndThenWhatChangesInIt() {
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/a\",\"d\":{\"x\":1,\"y\":2}}");
        String listen = "{\"p\":\"/a\",\"q\":{\"l\":2,\"vf\":\"r\",\"i\":\".key\"},\"t\":7,\"h\":\"\"}";
        assertThat(answers(client, "q", listen).get(0))
                .isEqualTo("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":{\"x\":1,\"y\":2},\"t\":7}}}");

        assertThat(answers(client, "p", "{\"p\":\"/a/z\",\"d\":3}").get(0))
                .isEqualTo("{\"t\":\"d\",\"d\":{\"a\":\"m\",\"b\":{\"p\":\"a\",\"d\":{\"x\":null,\"z\":3},\"t\":7}}}");
        assertThat(answers(client, "p", "{\"p\":\"/a/b\",\"d\":3}")).containsExactly(OK.formatted(4));
        assertThat(answers(client, "p", "{\"p\":\"/a/z/deep\",\"d\":4}").get(0))
                .isEqualTo("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a/z/deep\",\"d\":4,\"t\":7}}}");
    }

    @Test
    @DisplayName("sends the current data before datastale (rule 9)")
    void sendsTheCurrentDataBeforeDatastale() {
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/n\",\"d\":1}");
        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":5,\"h\":\"\"}").get(0))
                .contains("\"datastale\"");
        answers(client, "q", "{\"p\":\"/n\",\"h\":\"\"}");

        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":5,\"h\":\"\"}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"n\",\"d\":1}}}",
                        "{\"t\":\"d\",\"d\":{\"r\":4,\"b\":{\"s\":\"datastale\",\"d\":\"Transaction hash does not match\"}}}");
        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":2,\"h\":\"YPVfR2bXt/lcDjiQZ8pOkAd3qkQ=\"}"))
                .last()
                .isEqualTo(OK.formatted(5));
    }

    @Test
    void ignoresTheKeepalive() {
        InMemoryClient client = connectGreeted();
        client.sendFrame("0");

        assertThat(answers(client, "s", "{}")).containsExactly(OK.formatted(1));
    }

    @Test
    void putsSegmentsTogetherAndCutsItsOwnBetweenCodePoints() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        String emoji = "\ud83d\ude00".repeat(20_000);
        String put = "{\"t\":\"d\",\"d\":{\"r\":9,\"a\":\"p\",\"b\":{\"p\":\"/a\",\"d\":\"" + emoji + "\"}}}";

        client.sendFrame("2");
        int middle = put.indexOf('\ud83d') + 1000;
        client.sendFrame(put.substring(0, middle));
        client.sendFrame(put.substring(middle));
        loop.settle();

        List<String> frames = client.takeFrames();
        assertThat(frames.get(0)).isEqualTo("3");
        assertThat(frames.subList(1, 4)).allSatisfy(frame -> assertThat(frame).hasSizeLessThanOrEqualTo(16_384));
        assertThat(String.join("", frames.subList(1, 4))).contains("\"" + emoji + "\"");
        assertThat(frames.get(4)).isEqualTo(OK.formatted(9));
    }
}
