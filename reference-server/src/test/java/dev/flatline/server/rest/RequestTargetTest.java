package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request target")
class RequestTargetTest {
    @Test
    void isDecodedAsUtf8() {
        RequestTarget target = RequestTarget.parse("/m%C3%BCnchen/a+b.json?k%20y=1+2%2B3&e&f=%F0%9F%92%93");

        assertThat(target.path()).isEqualTo("/münchen/a+b.json");
        assertThat(target.first("k y")).contains("1 2+3");
        assertThat(target.first("e")).isEmpty();
        assertThat(target.only("e")).contains("");
        assertThat(target.only("f")).contains("\uD83D\uDC93");
        assertThat(target.only("g")).isEmpty();
    }

    @Test
    void splitsAtTheFirstEqualsSignAndQuestionMarkOnly() {
        RequestTarget target = RequestTarget.parse("/a?x=1=2?3&&y=a;b");

        assertThat(target.only("x")).contains("1=2?3");
        assertThat(target.only("y")).contains("a;b");
    }

    @Test
    void tellsOfParametersThatAreGivenTwice() {
        RequestTarget target = RequestTarget.parse("/a?x=&x=2");

        assertThat(target.first("x")).contains("2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.only("x"))
                .withMessage("parameter \"x\" is given more than once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "http://host/a.json", "/%", "/%4", "/%g0", "/%-1", "/%c3", "/?%e2%82=1", "/\u00fc"})
    void isRefusedWhenItIsMalformed(String raw) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestTarget.parse(raw))
                .withMessageContaining("request target");
    }
}
