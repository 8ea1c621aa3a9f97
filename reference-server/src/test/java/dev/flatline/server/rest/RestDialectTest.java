package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.ServerConfig;
import dev.flatline.server.VirtualLoop;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("REST without a transport")
class RestDialectTest {
    private final VirtualLoop loop = new VirtualLoop(0);
    private final Namespace namespace =
            new Namespace("demo", ServerConfig.builder().build(), loop, loop, new Random(1));
    private final RestDialect rest = new RestDialect(namespace, new Random(1));

    private static RestRequest request(String method, String target, Map<String, String> headers) {
        return new RestRequest(method, RequestTarget.parse(target), headers, new byte[0]);
    }

    @Test
    void knowsWhoWantsEvents() {
        assertThat(request("GET", "/a.json", Map.of("accept", "text/event-stream, */*"))
                        .wantsEvents())
                .isTrue();
        assertThat(request("GET", "/a.json", Map.of("accept", "*/*")).wantsEvents())
                .isFalse();
        assertThat(request("PUT", "/a.json", Map.of("accept", "text/event-stream"))
                        .wantsEvents())
                .isFalse();
    }

    @Test
    void refusesATargetThatIsNotOneOfItsOwn() {
        assertThat(rest.answer(request("GET", "/a", Map.of())))
                .isEqualTo(RestResponse.error(400, "the path must end with .json"));
    }

    @Test
    @DisplayName("tells a closed stream nothing more (RST-03)")
    void tellsAClosedStreamNothingMore() {
        List<String> sent = new ArrayList<>();
        EventStream stream = rest.open(request("GET", "/a.json", Map.of()), text(sent));
        stream.start();
        assertThat(sent).hasSize(1);

        stream.close();
        stream.close();
        namespace.database().put(Path.parse("/a"), Node.of(1));
        loop.advance(Duration.ofMinutes(5));

        assertThat(sent).hasSize(1);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void closesAStreamThatNeverStarted() {
        EventStream stream = rest.open(request("GET", "/a.json", Map.of()), text(new ArrayList<>()));

        stream.close();

        assertThat(loop.pending()).isZero();
    }

    @Test
    void sharesTheBytesOfAnEventAmongTheStreamsOfAPlace() {
        List<byte[]> sent = new ArrayList<>();
        for (String target : List.of("/a.json", "/a.json", "/a.json?format=export", "/.json")) {
            rest.open(request("GET", target, Map.of()), sent::add).start();
        }
        sent.clear();

        namespace.database().put(Path.parse("/a/b"), Node.of(1));

        assertThat(sent).hasSize(4);
        assertThat(sent.stream().distinct()).hasSize(3);
    }

    private static EventOutput text(List<String> sent) {
        return utf8 -> sent.add(new String(utf8, StandardCharsets.UTF_8));
    }
}
