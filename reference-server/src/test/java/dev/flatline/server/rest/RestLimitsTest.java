package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.ServerConfig;
import dev.flatline.server.VirtualLoop;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a REST client lets a request take (spec section 7)")
class RestLimitsTest {
    private static final Path PLACE = Path.parse("/a/b");
    private static final String MEBIBYTE = "x".repeat(1024 * 1024);
    private static final String TOO_LARGE =
            "400 {\"error\":\"the write is larger than its \\\"writeSizeLimit\\\": what it"
                    + " writes or removes is more than 1 MiB\"}";

    private final VirtualLoop loop = new VirtualLoop(0);
    private final Namespace namespace =
            new Namespace("demo", ServerConfig.builder().build(), loop, loop, new Random(1));
    private final RestDialect rest = new RestDialect(namespace, new Random(1));

    private String answer(String method, String target, String body, Duration waited) {
        RestResponse answer = rest.answer(
                new RestRequest(method, RequestTarget.parse(target), Map.of(), body.getBytes(StandardCharsets.UTF_8)),
                waited);
        return answer.status() + " " + answer.body();
    }

    private String answer(String method, String target, String body) {
        return answer(method, target, body, Duration.ZERO);
    }

    @Test
    void refusesAReadThatHasWaitedForLongerThanItsTimeout() {
        assertThat(answer("GET", "/a.json?timeout=3ms", "", Duration.ofMillis(3)))
                .isEqualTo("200 null");
        assertThat(answer("GET", "/a.json?timeout=3ms", "", Duration.ofMillis(3).plusNanos(1)))
                .isEqualTo("400 {\"error\":\"the read took longer than its \\\"timeout\\\"\"}");
        assertThat(answer("GET", "/a.json?timeout=2min", "", Duration.ofSeconds(119)))
                .isEqualTo("200 null");
        assertThat(answer("GET", "/a.json", "", Duration.ofHours(1))).isEqualTo("200 null");
    }

    @ParameterizedTest
    @CsvSource({"tiny, 1", "small, 10", "medium, 30", "large, 60"})
    void allowsAMebibytePerSecondOfTheWriteSize(String limit, int mebibytes) {
        for (int i = 0; i < mebibytes; i++) {
            // The overhead of each child is taken off, so that the whole is exactly as large as allowed.
            int overheadBytes = Integer.toString(i).length() + 4 + (i == 0 ? 8 : 0);
            namespace.database().put(PLACE.child(Integer.toString(i)), Node.of(MEBIBYTE.substring(overheadBytes)));
        }
        String delete = "/a/b.json?print=silent&writeSizeLimit=" + limit;
        namespace.database().put(PLACE.child("more"), Node.of(1));

        assertThat(answer("DELETE", delete, "")).startsWith("400 ").contains("more than " + mebibytes + " MiB");
        assertThat(namespace.database().get(PLACE).childCount()).isEqualTo(mebibytes + 1);

        namespace.database().put(PLACE.child("more"), Node.empty());
        assertThat(answer("DELETE", delete, "")).isEqualTo("204 ");
        assertThat(namespace.database().get(PLACE).isEmpty()).isTrue();
    }

    @Test
    void countsWhatEveryMethodWritesAndReplaces() {
        String large = "{\"v\":\"" + MEBIBYTE + "\"}";
        for (String method : new String[] {"PUT", "POST", "PATCH"}) {
            assertThat(answer(method, "/a/b.json?writeSizeLimit=tiny", large)).isEqualTo(TOO_LARGE);
            assertThat(answer(method, "/a/b.json?writeSizeLimit=small&print=silent", large))
                    .isEqualTo("204 ");
        }
        assertThat(answer("PUT", "/a/b/v.json?writeSizeLimit=tiny", "1")).isEqualTo(TOO_LARGE);
        assertThat(answer("PATCH", "/a/b.json?writeSizeLimit=tiny", "{\"v\":1}"))
                .isEqualTo(TOO_LARGE);
        assertThat(answer("PATCH", "/a/b.json?writeSizeLimit=tiny", "{\"w\":1}"))
                .isEqualTo("200 {\"w\":1}");
        assertThat(answer("DELETE", "/a.json?writeSizeLimit=unlimited", "")).isEqualTo("200 null");
    }

    @Test
    void tellsNobodyHowMuchThereIsThatMayNotBeWritten() {
        namespace.database().put(PLACE, Node.of(MEBIBYTE));
        namespace.setRules(Rules.parse("{\"rules\": {}}"));

        assertThat(answer("DELETE", "/a.json?writeSizeLimit=tiny", ""))
                .isEqualTo("401 {\"error\":\"Permission denied\"}");
    }
}
