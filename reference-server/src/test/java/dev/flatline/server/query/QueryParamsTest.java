package dev.flatline.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A query (spec 3.1, 3.2)")
class QueryParamsTest {
    private static final Node MIXED = Node.of(
            Map.of("obj", Map.of("k", 1), "str", "b", "str2", "a", "num", 5, "neg", -1, "yes", true, "no", false));

    private static final Node SCORES = Node.of(Map.of(
            "a", Map.of("x", 3),
            "b", Map.of("x", 1),
            "c", Map.of("y", 9),
            "d", Map.of("x", 3),
            "e", Map.of("x", "text")));

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of(MIXED, Map.of("i", ".value"), "no yes neg num str2 str obj"),
                Arguments.of(MIXED, Map.of("i", ".value", "sp", 0), "num str2 str obj"),
                Arguments.of(MIXED, Map.of("i", ".value", "ep", true), "no yes"),
                Arguments.of(MIXED, Map.of("i", ".value", "ep", true, "en", "[MIN_NAME]", "ein", false), "no"),
                Arguments.of(SCORES, Map.of("i", "x"), "c b a d e"),
                Arguments.of(SCORES, Map.of("i", "x", "sp", 3, "ep", 3), "a d"),
                Arguments.of(SCORES, Map.of("i", "x", "sp", 3, "sn", "b"), "d e"),
                Arguments.of(SCORES, Map.of("i", "x", "sp", 3, "sn", "a", "sin", false), "d e"),
                Arguments.of(SCORES, Map.of("i", "x", "sp", 3, "sn", "[MAX_NAME]", "sin", false), "e"),
                Arguments.of(SCORES, Map.of("i", "x", "ep", 3, "en", "[MIN_NAME]", "ein", false), "c b"),
                Arguments.of(SCORES, Map.of("i", "x", "l", 2, "vf", "r"), "d e"),
                Arguments.of(SCORES, Map.of("i", "x", "l", 2, "vf", "l"), "c b"),
                Arguments.of(SCORES, Map.of("i", "x", "l", 2), "c b"),
                Arguments.of(SCORES, Map.of("i", ".key", "sp", "b", "ep", "d"), "b c d"),
                Arguments.of(SCORES, Map.of("i", ".key", "sp", "b", "sin", false, "l", 1, "vf", "l"), "c"),
                Arguments.of(
                        Node.of(Map.of(
                                "n", Map.of(".value", 1, ".priority", 2),
                                "s", Map.of(".value", 1, ".priority", "p"),
                                "none", 1)),
                        Map.of("l", 3, "vf", "l"),
                        "none n s"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void selectsInTheOrderOfItsIndex(Node node, Map<String, Object> wire, String keys) {
        List<NamedNode> selected = QueryParams.parse(wire).selected(node);

        assertThat(selected.stream().map(NamedNode::key)).containsExactly(keys.split(" "));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void readsBackWhatItWrites(Node node, Map<String, Object> wire, String keys) {
        QueryParams query = QueryParams.parse(wire);

        assertThat(QueryParams.parse(query.toWire())).isEqualTo(query);
    }

    @Test
    void findsChildrenWithoutTheIndexedValueByNull() {
        Map<String, Object> wire = new HashMap<>(Map.of("i", "x"));
        wire.put("sp", null);
        wire.put("ep", null);

        assertThat(QueryParams.parse(wire).window(SCORES).export()).isEqualTo(Map.of("c", Map.of("y", 9L)));
    }

    @Test
    void seesNothingOfALeafNorThePriorityOfItsRoot() {
        QueryParams filtered = QueryParams.all().limitToFirst(1);

        assertThat(filtered.window(Node.of("leaf")).isEmpty()).isTrue();
        assertThat(filtered.window(Node.of(Map.of("a", 1, "b", 2, ".priority", 3)))
                        .export())
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    void seesTheNodeItselfWhenItOnlyNamesAnOrder() {
        QueryParams ordered = QueryParams.parse(Map.of("i", "x"));
        Node node = Node.of(Map.of("a", 1, ".priority", 3));

        assertThat(ordered.loadsAllData()).isTrue();
        assertThat(ordered.window(node)).isSameAs(node);
        assertThat(QueryParams.all().toWire()).isEmpty();
    }

    static Stream<Map<String, Object>> malformed() {
        return Stream.of(
                Map.of("i", 5),
                Map.of("i", "a.b"),
                Map.of("i", ""),
                Map.of("l", 0),
                Map.of("l", 1.5),
                Map.of("l", "2"),
                Map.of("l", 1, "vf", "x"),
                Map.of("sp", Map.of("a", 1)),
                Map.of("sp", 1, "sn", 2),
                Map.of("i", ".key", "sp", 1));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesMalformedQueriesWithAReason(Map<String, Object> wire) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryParams.parse(wire))
                .withMessageNotContaining("Exception");
    }
}
