package dev.flatline.server.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.tree.Node;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What may be written, and what becomes of it (spec 3.3 and 3.6)")
class DataRulesTest extends InMemoryWorld {
    private static final String TIMESTAMP = "{\".sv\":\"timestamp\"}";
    private static final String INCREMENT = "{\".sv\":{\"increment\":2}}";
    private static final String DEEPEST = String.join("/", Collections.nCopies(32, "k"));

    static Stream<Arguments> writesWithServerValues() {
        String nested = "{\"t\":" + TIMESTAMP + ",\"n\":{\"i\":" + INCREMENT + "}}";
        String stored = "{\"n\":{\"i\":3},\"t\":" + (START_MILLIS + 1000) + "}";
        String priority = "{\".value\":" + INCREMENT + ",\".priority\":" + TIMESTAMP + "}";
        String withPriority = "{\".value\":2,\".priority\":" + (START_MILLIS + 1000) + "}";
        return Stream.of(
                Arguments.of("p", "{\"p\":\"/a\",\"d\":" + nested + "}", stored),
                Arguments.of("p", "{\"p\":\"/a\",\"h\":\"%s\",\"d\":" + nested + "}", stored),
                Arguments.of(
                        "m", "{\"p\":\"/\",\"d\":{\"a/t\":" + TIMESTAMP + ",\"a/n/i\":" + INCREMENT + "}}", stored),
                Arguments.of(
                        "m", "{\"p\":\"/a\",\"d\":{\"n\":{\"i\":" + INCREMENT + "},\"t\":" + TIMESTAMP + "}}", stored),
                Arguments.of("o", "{\"p\":\"/a\",\"d\":" + nested + "}", stored),
                Arguments.of("om", "{\"p\":\"/a\",\"d\":{\"t\":" + TIMESTAMP + ",\"n/i\":" + INCREMENT + "}}", stored),
                Arguments.of("p", "{\"p\":\"/a\",\"d\":" + priority + "}", withPriority),
                Arguments.of("o", "{\"p\":\"/a\",\"d\":" + priority + "}", withPriority),
                Arguments.of(
                        "p",
                        "{\"p\":\"/a/n/.priority\",\"d\":" + TIMESTAMP + "}",
                        "{\"n\":{\"i\":1,\".priority\":" + (START_MILLIS + 1000) + "}}"));
    }

    @ParameterizedTest
    @MethodSource("writesWithServerValues")
    @DisplayName("server values are resolved when a write of any kind is made (TS-01, TS-03, TS-07, TS-09, OD-29)")
    void serverValuesAreResolvedWhenAWriteOfAnyKindIsMade(String action, String body, String expected) {
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/a\",\"d\":{\"n\":{\"i\":1}}}");
        boolean atDisconnect = action.startsWith("o");
        loop.advance(Duration.ofMillis(atDisconnect ? 500 : 1000));

        assertThat(answers(client, action, body.formatted(hashOfStart())))
                .last()
                .isEqualTo(OK.formatted(2));
        loop.advance(Duration.ofMillis(atDisconnect ? 500 : 0));
        client.cut();
        loop.settle();

        assertThat(valueAt("/a")).isEqualTo(expected);
    }

    private static String hashOfStart() {
        return Node.of(Map.of("n", Map.of("i", 1))).hash();
    }

    @Test
    @DisplayName("an unknown server value, or one beside children, is an error and not stored (TS-11)")
    void anUnknownServerValueIsAnError() {
        InMemoryClient client = connectGreeted();
        for (String action : List.of("p", "o")) {
            assertThat(answers(client, action, "{\"p\":\"/a\",\"d\":{\"x\":{\".sv\":\"random\"}}}")
                            .get(0))
                    .contains("\"failure\"", "unknown server value");
            assertThat(answers(client, action, "{\"p\":\"/a\",\"d\":{\".sv\":\"timestamp\",\"b\":1}}")
                            .get(0))
                    .contains("\"failure\"", "\\\".sv\\\" must not stand beside children such as \\\"b\\\"");
        }
        client.cut();
        loop.settle();

        assertThat(valueAt("/")).isEqualTo("null");
    }

    @Test
    void arraysAreObjectsWithNumbersForKeysAndHolesAreNothing() {
        InMemoryClient client = connectGreeted();
        answers(client, "m", "{\"p\":\"/\",\"d\":{\"a\":[\"x\",null,{\"b\":[]}, [1]]}}");

        assertThat(valueAt("/")).isEqualTo("{\"a\":{\"0\":\"x\",\"3\":{\"0\":1}}}");
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(
                Arguments.of("/" + DEEPEST + "/k", "1", "path has 33 segments"),
                Arguments.of("/" + DEEPEST, "{\"k\":1}", "path has 33 segments"),
                Arguments.of("/", "{\"" + "k".repeat(768) + "\":1}", "is longer than 767 bytes"),
                Arguments.of("/" + "\u00e9".repeat(384), "1", "is longer than 767 bytes"),
                Arguments.of("/a/" + "k".repeat(766), "1", "path is 769 bytes long"),
                Arguments.of("/a#b", "1", "contains '#'"),
                Arguments.of("/a", "{\"x\\u007fy\":1}", "control character U+007F"),
                Arguments.of("/a", "{\"\":1}", "a key must not be empty"),
                Arguments.of("/.info/connected", "true", "Can't modify data under /.info/"),
                Arguments.of("/a", "{\".priority\":true,\".value\":1}", "must be a string, a number or null"),
                Arguments.of("/a/.priority", "{\"x\":1}", "a priority must be a string, a number or null"),
                Arguments.of("/a", "1e400", "out of range"));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void whatIsForbiddenIsRefusedByEveryWrite(String path, String data, String reason) {
        InMemoryClient client = connectGreeted();
        String put = "{\"p\":\"" + path + "\",\"d\":" + data + "}";

        for (String action : List.of("p", "o")) {
            assertThat(answers(client, action, put).get(0)).contains("\"failure\"", reason);
        }
        for (String action : List.of("m", "om")) {
            assertThat(answers(client, action, "{\"p\":\"/\",\"d\":{\"" + path + "\":" + data + ",\"fine\":1}}")
                            .get(0))
                    .contains("\"failure\"", reason);
        }
        client.cut();
        loop.settle();
        assertThat(valueAt("/")).isEqualTo("null");
    }

    @Test
    void whatIsJustAllowedIsStored() {
        InMemoryClient client = connectGreeted();

        assertThat(answers(client, "p", "{\"p\":\"/" + DEEPEST + "/.priority\",\"d\":1}"))
                .contains(OK.formatted(1));
        assertThat(answers(client, "p", "{\"p\":\"/" + DEEPEST + "\",\"d\":1}")).contains(OK.formatted(2));
        assertThat(answers(client, "p", "{\"p\":\"/" + "k".repeat(767) + "\",\"d\":1}"))
                .contains(OK.formatted(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a/b\":2}", "{\"a/b/c\":1,\"a\":null}", "{\"a\":1,\"/a/\":2}"})
    void anUpdateMustNotNameAPlaceAndWhatLiesBelow(String update) {
        assertThat(answers(connectGreeted(), "m", "{\"p\":\"/x\",\"d\":" + update + "}")
                        .get(0))
                .contains("\"failure\"", "an update must not name");
    }
}
