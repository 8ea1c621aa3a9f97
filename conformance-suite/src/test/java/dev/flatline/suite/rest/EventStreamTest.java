package dev.flatline.suite.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.rest.EventStream.Change;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a reader makes of an event stream. */
class EventStreamTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    private final EventStream stream = new EventStream();

    private List<String> receive(String text) {
        return stream.take(new LineEvent.Received(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void addsItsEventsUp() {
        receive(HEAD);
        receive("event: put\ndata: {\"path\":\"/\",\"data\":{\"a\":1,\"b\":2}}\n\n");
        receive("event: patch\ndata: {\"path\":\"/\",\"data\":{\"a\":null,\"c/d\":3}}\n\n");
        receive("event: put\ndata: {\"path\":\"/b\",\"data\":4}\n\n");

        assertThat(stream.values())
                .containsExactly(
                        Map.of("a", 1L, "b", 2L),
                        Map.of("b", 2L, "c", Map.of("d", 3L)),
                        Map.of("b", 4L, "c", Map.of("d", 3L)));
        assertThat(stream.changes()).last().isEqualTo(new Change("put", "b", 4));
        assertThat(stream.failure()).isEmpty();
    }

    @Test
    void waitsForTheEndOfAnEventAndSkipsThoseWithoutData() {
        receive(HEAD + "event: keep-alive\ndata: null\n\nevent: put\nda");

        assertThat(stream.changes()).isEmpty();
        assertThat(receive("ta: {\"path\":\"/\",\"data\":null}\n\n"))
                .containsExactly("put {\"path\":\"/\",\"data\":null}");
        assertThat(stream.changes()).containsExactly(new Change("put", "", null));
    }

    @Test
    void saysWhyNothingMoreWillCome() {
        receive(HEAD);
        stream.take(new LineEvent.Ended("connection closed"));

        assertThat(stream.failure()).contains("the server ended the stream");
    }

    @Test
    void tellsOfAnEventThatCannotBeRead() {
        receive(HEAD + "event: patch\ndata: {\"path\":\"/\",\"data\":1}\n\n");

        assertThat(stream.failure()).contains("an event that cannot be read: patch {\"path\":\"/\",\"data\":1}");
    }

    @Test
    void hasNoDataIfItWasRefused() {
        receive("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");

        assertThat(stream.status()).contains(401);
        assertThat(stream.values()).isEmpty();
        assertThat(stream.failure()).isPresent();
    }
}
