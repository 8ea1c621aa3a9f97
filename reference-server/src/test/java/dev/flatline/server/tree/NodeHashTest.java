package dev.flatline.server.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The hash of a node (spec 3.4)")
class NodeHashTest {

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of("hello", "z6sRbrNLwbHX5fdjpvsTtWgXUFc="),
                Arguments.of("", "Ki0Xy0V6morg0TO3Sxi/jwugYDQ="),
                Arguments.of(0, "7ysMph9WPitGP7poMnMHMVPtUlI="),
                Arguments.of(1, "YPVfR2bXt/lcDjiQZ8pOkAd3qkQ="),
                Arguments.of(-1.5, "M56MQ4H2xiM8kwGXZUDuLOryQxM="),
                Arguments.of(1700000000000L, "vzg0cpxiAeqQeyjkTe0gblJSTn8="),
                Arguments.of(true, "E5z61QM0lN/U2WsOnusszCTkR8M="),
                Arguments.of(false, "aSSNoqcS4oQwJ2xxH20rvpp3zP0="),
                Arguments.of(Map.of(".value", "x", ".priority", 1), "DyYUenjbovmkXiggnw4KsXFS+eA="),
                Arguments.of(Map.of(".value", 5, ".priority", "abc"), "ek46rAmQgb46RUqRUi54TI381Dw="),
                Arguments.of(Map.of("a", 1, "b", "two"), "05o+lt2rcJ5IRAeUEPKA8WsBaks="),
                Arguments.of(
                        Map.of("10", "ten", "9", "nine", "-1", "neg", "01", "z", "a", "s", "B", "cap"),
                        "7SLSbmLLHFxxUepMVUpllGj/fNc="),
                Arguments.of(
                        Map.of(
                                "a",
                                Map.of(".value", 1, ".priority", 2),
                                "b",
                                Map.of(".value", 1, ".priority", 1),
                                "c",
                                1),
                        "J7DfCO/qt23HUs/BlO6AuOtEaoo="),
                Arguments.of(Map.of(".priority", 3, "x", Map.of("y", "z")), "myguDZQc4Z1epzrObjtHgmQI6qU="),
                Arguments.of("h\u00e9llo \u2603 \ud83d\ude00", "L+Mhwgn0TEsl7P+R+faHiJ9x3YA="));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void equalsWhatTheOfficialClientsCompute(Object json, String hash) {
        assertThat(Node.of(json).hash()).isEqualTo(hash);
    }

    @Test
    void ofNothingIsEmptyText() {
        assertThat(Node.empty().hash()).isEmpty();
    }

    @Test
    void followsAChangeDeepInside() {
        Node before = Node.of(Map.of("a", Map.of("b", 1), "c", 2));
        String hashBefore = before.hash();

        Node after = before.with(Path.parse("/a/b"), Node.of(2));

        assertThat(after.hash())
                .isNotEqualTo(hashBefore)
                .isEqualTo(Node.of(Map.of("a", Map.of("b", 2), "c", 2)).hash());
        assertThat(before.hash()).isEqualTo(hashBefore);
    }
}
