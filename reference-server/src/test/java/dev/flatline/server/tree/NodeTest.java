package dev.flatline.server.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeTest {

    @Test
    void hasNoEmptyChildren() {
        Map<String, Object> json = new HashMap<>();
        json.put("a", Map.of("b", Map.of()));
        json.put("c", null);
        json.put("d", List.of());

        assertThat(Node.of(json).isEmpty()).isTrue();
        assertThat(Node.of(json)).isEqualTo(Node.empty());
    }

    @Test
    void losesEmptiedParentsAndTheirPriority() {
        Node node = Node.of(Map.of("a", Map.of("b", Map.of("c", 1), ".priority", 5)));

        assertThat(node.with(Path.parse("/a/b/c"), Node.empty()).isEmpty()).isTrue();
    }

    @Test
    void keepsThePriorityOfALeafThatGetsChildren() {
        Node node = Node.of(Map.of("a", Map.of(".value", 1, ".priority", "p")));

        assertThat(node.with(Path.parse("/a/b"), Node.of(true)).export())
                .isEqualTo(Map.of("a", Map.of("b", true, ".priority", "p")));
        assertThat(node.with(Path.parse("/a/b"), Node.empty())).isEqualTo(node);
    }

    @Test
    void takesAPriorityThroughItsPath() {
        Node node = Node.of(Map.of("a", 1));

        Node prioritized = node.with(Path.parse("/a/.priority"), Node.of(3));

        assertThat(prioritized.get(Path.parse("/a/.priority"))).isEqualTo(Node.of(3));
        assertThat(prioritized.with(Path.parse("/a/.priority"), Node.empty())).isEqualTo(node);
        assertThat(node.with(Path.parse("/x/.priority"), Node.of(3))).isEqualTo(node);
    }

    @Test
    void replacesPriorityAndAllByAWrite() {
        Node node = Node.of(Map.of(".value", 1, ".priority", "p"));

        assertThat(node.with(Path.root(), Node.of(2))).isEqualTo(Node.of(2));
    }

    @Test
    void exportsWholeNumbersAsLongs() {
        assertThat(Node.of(3.0).export()).isEqualTo(3L);
        assertThat(Node.of(-0.0)).isEqualTo(Node.of(0));
        assertThat(Node.of(9007199254740992L).export()).isEqualTo(9007199254740992L);
        assertThat(Node.of(1e300).export()).isEqualTo(1e300);
        assertThat(Node.of(0.5).export()).isEqualTo(0.5);
    }

    @Test
    void exportsWhatItRead() {
        Object json =
                Map.of("a", List.of("x", true), "b", Map.of(".value", 1L, ".priority", 2.5), "c", Map.of("d", "e"));

        Node node = Node.of(json);

        assertThat(node.export())
                .isEqualTo(Map.of(
                        "a", Map.of("0", "x", "1", true),
                        "b", Map.of(".value", 1L, ".priority", 2.5),
                        "c", Map.of("d", "e")));
        assertThat(Node.of(node.export())).isEqualTo(node).hasSameHashCodeAs(node);
    }

    @Test
    void readsAsAListWhenItsKeysAreDenseIndexes() {
        assertThat(Node.of(Arrays.asList("a", null, "c")).val()).isEqualTo(Arrays.asList("a", null, "c"));
        assertThat(Node.of(Map.of("0", "a", "5", "b")).val()).isEqualTo(Map.of("0", "a", "5", "b"));
        assertThat(Node.of(Map.of("00", "a")).val()).isEqualTo(Map.of("00", "a"));
        assertThat(Node.of(Map.of("1", "a", "x", "b")).val()).isEqualTo(Map.of("1", "a", "x", "b"));
    }

    @Test
    void ignoresUnknownReservedKeys() {
        assertThat(Node.of(Map.of(".unknown", 1, "a", 2)).export()).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void refusesAValueBesideChildren() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Node.of(Map.of(".value", 1, "a", 2)))
                .withMessage("\".value\" must not stand beside children such as \"a\"");
    }

    @Test
    void refusesWhatIsNotData() {
        assertThatIllegalArgumentException().isThrownBy(() -> Node.of(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Node.of(Map.of("a.b", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Node.of(Map.of(".value", 1, ".priority", true)));
        assertThatIllegalArgumentException().isThrownBy(() -> Node.of(Map.of(".value", List.of(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> Node.of(new Object()));
    }

    @Test
    void refusesDataNestedTooDeep() {
        Object json = 1;
        for (int i = 0; i < 32; i++) {
            json = Map.of("k", json);
        }
        Object deepest = json;

        assertThat(Node.of(deepest).isEmpty()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Node.of(Map.of("k", deepest)))
                .withMessage("data is nested deeper than 32 levels");
    }

    @Test
    void iteratesItsChildrenInKeyOrder() {
        List<String> keys = new ArrayList<>();
        Node.of(Map.of("b", 1, "10", 2, "9", 3, "a", 4)).children().forEach(child -> keys.add(child.key()));

        assertThat(keys).containsExactly("9", "10", "a", "b");
    }
}
