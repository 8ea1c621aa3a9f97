package dev.flatline.suite.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An answer is put together from whatever pieces it comes in. */
class HttpAnswerTest {

    private final HttpAnswer answer = new HttpAnswer();

    private void receive(String text) {
        answer.take(new LineEvent.Received(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isWholeWhenAllThatItsLengthSaysHasCome() {
        receive("HTTP/1.1 412 Precondition Failed\r\nETag: abc\r\nContent-Le");
        assertThat(answer.status()).isEmpty();
        receive("ngth: 5\r\n\r\n\"Zo");
        assertThat(answer.status()).contains(412);
        assertThat(answer.isComplete()).isFalse();
        receive("e\"");

        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.body()).isEqualTo("\"Zoe\"");
        assertThat(answer.header("etag")).contains("abc");
        assertThat(answer.header("location")).isEmpty();
    }

    @Test
    void isWholeWithItsLastChunk() {
        receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ntr\r\n");
        receive("2\r\nue\r\n0\r\n\r\n");

        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.body()).isEqualTo("true");
    }

    @Test
    void withoutALengthIsWholeWhenTheConnectionEnds() {
        receive("HTTP/1.1 200 OK\r\n\r\nnull");
        assertThat(answer.isComplete()).isFalse();
        answer.take(new LineEvent.Ended("connection closed"));

        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.body()).isEqualTo("null");
        assertThat(answer.failure()).isEmpty();
    }

    @Test
    void failsWhenTheConnectionEndsInItsMiddle() {
        receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nnu");
        answer.take(new LineEvent.Ended("connection reset"));

        assertThat(answer.isComplete()).isFalse();
        assertThat(answer.failure()).contains("connection reset");
    }

    @Test
    void failsWhenThereWasNoConnection() {
        answer.take(new LineEvent.Ended("connection refused"));

        assertThat(answer.status()).isEmpty();
        assertThat(answer.failure()).contains("connection refused");
    }

    @Test
    void failsWhenItIsNotHttp() {
        receive("SSH-2.0-OpenSSH_9.6\r\n\r\n");

        assertThat(answer.isComplete()).isFalse();
        assertThat(answer.failure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("the answer is not HTTP"));
    }
}
