package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    @Test
    void shortMessagesStayWhole() {
        String message = "x".repeat(16_384);

        assertThat(Segments.split(message)).containsExactly(message);
    }

    @Test
    void longMessagesBecomeACountAndSegmentsThatJoinAgain() {
        String message = "x".repeat(40_000);

        List<String> texts = Segments.split(message);

        assertThat(texts).extracting(String::length).containsExactly(1, 16_384, 16_384, 7_232);
        assertThat(texts.get(0)).isEqualTo("3");
        assertThat(join(texts)).containsExactly(message);
    }

    @Test
    void noSegmentEndsInsideACharacter() {
        String message = "x" + "\uD83D\uDE00".repeat(10_000);

        List<String> texts = Segments.split(message);

        assertThat(texts).hasSize(3).allSatisfy(text -> {
            assertThat(text.length()).isLessThanOrEqualTo(16_384);
            assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1)))
                    .isFalse();
        });
        assertThat(join(texts)).containsExactly(message);
    }

    @Test
    void aCountOfOneIsLegal() {
        assertThat(join(List.of("1", "{}", "{\"t\":1}"))).containsExactly("{}", "{\"t\":1}");
    }

    @Test
    void segmentsThatLookLikeCountsAreStillSegments() {
        assertThat(join(List.of("3", "1", "2", "3"))).containsExactly("123");
    }

    @Test
    void aMessageOfNoSegmentsIsRefused() {
        assertThatThrownBy(() -> new Segments().accept("0"))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("the server announced a message of 0 segments");
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThatThrownBy(() -> new Segments().accept(""))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("the server sent an empty text");
    }

    @Test
    void aMessageThatGrowsWithoutEndIsRefused() {
        Segments segments = new Segments();
        segments.accept("999999");
        String segment = "x".repeat(1024 * 1024);
        for (int i = 0; i < 32; i++) {
            assertThat(segments.accept(segment)).isEmpty();
        }

        assertThatThrownBy(() -> segments.accept(segment))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("more than 33554432 characters");
    }

    private static List<String> join(List<String> texts) {
        Segments segments = new Segments();
        List<String> messages = new ArrayList<>();
        texts.stream().map(segments::accept).flatMap(Optional::stream).forEach(messages::add);
        return messages;
    }
}
