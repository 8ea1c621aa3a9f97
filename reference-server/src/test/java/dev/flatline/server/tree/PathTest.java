package dev.flatline.server.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    @ParameterizedTest
    @CsvSource({"/a/b, /a/b", "a/b, /a/b", "/a//b/, /a/b", "/, /", "'', /", "/a/.priority, /a/.priority"})
    void acceptsTheSpellingsOfAllClients(String text, String path) {
        assertThat(Path.parse(text)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.b", "/a#b", "/a$b", "/a[b", "/a]b", "/.priority/a", "/a/.value", "/a/.info"})
    void refusesForbiddenCharacters(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Path.parse(text))
                .withMessageContaining("keys must not contain any of . # $ [ ] /");
    }

    @Test
    void refusesControlCharactersWithoutRepeatingThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Path.parse("/a\u0007b"))
                .withMessage("key \"a?b\" contains the control character U+0007");
    }

    @Test
    void isAtMostThirtyTwoSegmentsDeep() {
        assertThat(Path.parse("/k".repeat(32)).size()).isEqualTo(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Path.parse("/k".repeat(33)))
                .withMessageStartingWith("path has 33 segments; at most 32 are allowed");
    }

    @Test
    void isAtMost768BytesLongWithItsSlashes() {
        String half = "h".repeat(383);
        assertThat(Path.parse(half).child(half).size()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Path.parse(half).child(half + "h"))
                .withMessageStartingWith("path is 769 bytes long; at most 768 are allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Path.parse("\u00e9".repeat(384)))
                .withMessageEndingWith("is longer than 767 bytes");
    }

    @Test
    void comesApartAndTogether() {
        Path path = Path.parse("/a/b/c");

        assertThat(path.first()).isEqualTo("a");
        assertThat(path.rest()).isEqualTo(Path.parse("/b/c"));
        assertThat(path.key()).isEqualTo("c");
        assertThat(path.parent()).isEqualTo(Path.parse("/a/b"));
        assertThat(path.parent().child("c")).isEqualTo(path).hasSameHashCodeAs(path);
        assertThat(Path.parse("/a").child(Path.parse("/b/c"))).isEqualTo(path);
        assertThat(Path.root().child(path)).isEqualTo(path);
        assertThatIllegalStateException().isThrownBy(Path.root()::parent);
    }

    @Test
    void containsItselfAndWhatIsBelow() {
        Path path = Path.parse("/a/b");

        assertThat(path.contains(path)).isTrue();
        assertThat(path.contains(Path.parse("/a/b/c"))).isTrue();
        assertThat(path.contains(Path.parse("/a/bc"))).isFalse();
        assertThat(path.contains(Path.parse("/a"))).isFalse();
        assertThat(Path.root().contains(path)).isTrue();
        assertThat(Path.parse("/a").relativize(Path.parse("/a/b/c"))).isEqualTo(Path.parse("/b/c"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.relativize(Path.parse("/x")))
                .withMessage("/x is not at or below /a/b");
    }
}
