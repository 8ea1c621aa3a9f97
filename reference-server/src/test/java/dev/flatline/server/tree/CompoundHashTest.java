package dev.flatline.server.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A compound hash (spec 3.5)")
class CompoundHashTest {
    /** What admin-java sends for {@link #thirty}. */
    private static final CompoundHash OF_THIRTY = new CompoundHash(
            paths("k16", "k24", "k6", "k9"),
            List.of(
                    "OtSJvnfxX5RgKnsgyHtDyXvh2jw=",
                    "IbdPDvex30OhZISII4+H+sr/Oh8=",
                    "tHgL8kRSB5Tup62DNyr7BsmySMI=",
                    "2D2L5uH/sC9DlCCnLvj3oj+oblQ=",
                    ""));

    private static Node thirty() {
        Node node = Node.empty();
        for (int i = 0; i < 30; i++) {
            node = node.withChild("k" + i, Node.of("v".repeat(40) + i));
        }
        return node;
    }

    private static List<Path> paths(String... paths) {
        return List.of(paths).stream().map(Path::parse).toList();
    }

    private static CompoundHash of(Node known, List<Path> ends) {
        RangeSplitter splitter = new RangeSplitter(ends);
        splitter.visit(known);
        return new CompoundHash(
                ends, splitter.finish().stream().map(RangeSplitter.Range::hash).toList());
    }

    private static NodeRange range(String start, String end, Object content) {
        return new NodeRange(
                Optional.of(start).filter(text -> !text.isEmpty()).map(Path::parse),
                Optional.of(end).filter(text -> !text.isEmpty()).map(Path::parse),
                content instanceof Node node ? node : Node.of(content));
    }

    @Test
    void equalsWhatAnOfficialClientComputes() {
        assertThat(OF_THIRTY.differences(thirty())).contains(List.of());
    }

    @Test
    void tellsTheRangesInWhichTheClientHasSomethingElse() {
        Node changed = thirty().withChild("k17", Node.of("new"))
                .withChild("k18", Node.empty())
                .withChild("z", Node.of(Map.of("y", 1)));

        List<NodeRange> ranges = OF_THIRTY.differences(changed).orElseThrow();

        assertThat(ranges)
                .extracting(NodeRange::start)
                .containsExactly(Optional.of(Path.parse("k16")), Optional.of(Path.parse("k9")));
        assertThat(ranges.get(0).end()).contains(Path.parse("k24"));
        assertThat(ranges.get(0).content().childCount()).isEqualTo(8);
        assertThat(ranges.get(0).content().child("k17")).isEqualTo(Node.of("new"));
        assertThat(ranges.get(1)).isEqualTo(range("k9", "", Map.of("z", Map.of("y", 1))));
    }

    @Test
    void separatesALeafFromWhatLiesBelowIt() {
        CompoundHash leafThere = of(Node.of(Map.of("a", 1, "b", 2)), paths("a", "b"));
        CompoundHash objectThere = of(Node.of(Map.of("a", Map.of("x", 1), "b", 2)), paths("a/x", "b"));

        assertThat(leafThere.differences(Node.of(Map.of("a", Map.of("x", 1), "b", 2))))
                .contains(List.of(range("", "a", Node.empty()), range("a", "b", Map.of("a", Map.of("x", 1), "b", 2))));
        assertThat(objectThere.differences(Node.of(Map.of("a", 1, "b", 2))))
                .contains(List.of(range("", "a/x", Map.of("a", 1))));
    }

    @Test
    void saysNothingOfAnEmptyNodeThatTheClientKnowsToBeEmpty() {
        CompoundHash nothing = new CompoundHash(List.of(), List.of(""));

        assertThat(nothing.differences(Node.empty())).contains(List.of());
        assertThat(nothing.differences(Node.of(5))).contains(List.of(range("", "", 5)));
        assertThat(OF_THIRTY.differences(Node.empty()).orElseThrow()).hasSize(4);
    }

    @Test
    void noticesLeafPrioritiesAndTellsQuotesApart() {
        Node plain = Node.of(Map.of("a", "1", "b", "\\\""));
        CompoundHash known = of(plain, paths("a", "b"));

        assertThat(known.differences(plain.with(Path.parse("a/.priority"), Node.of("p")))
                        .orElseThrow())
                .hasSize(1);
        assertThat(known.differences(plain.withChild("b", Node.of("\"\\"))).orElseThrow())
                .hasSize(1);
        assertThat(known.differences(plain.withChild("a", Node.of(1))).orElseThrow())
                .hasSize(1);
    }

    @Test
    void cannotTellOfPrioritiesOfObjectsNorOfKeysInAnotherOrder() {
        Node withPriority = Node.of(Map.of("a", Map.of("x", 1, ".priority", 2)));

        assertThat(of(withPriority, paths("a/x")).differences(withPriority)).isEmpty();
        assertThat(new CompoundHash(paths("b", "a"), List.of("", "", "")).differences(Node.of(1)))
                .isEmpty();
        assertThat(new CompoundHash(paths("a", "a"), List.of("", "", "")).differences(Node.of(1)))
                .isEmpty();
    }

    @Test
    void hasOneMoreHashThanItHasPaths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CompoundHash(paths("a"), List.of("")))
                .withMessage("a compound hash with 1 paths must have 2 hashes, not 1");
    }

    /** Whoever replaces the ranges that are told has the server's data, whatever it had. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void leadsTheClientToTheServersData(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            Node server = randomNode(random, 3);
            Node client = random.nextBoolean() ? randomNode(random, 3) : server.with(randomPath(random), Node.of(9));
            List<Path> ends = new ArrayList<>();
            leaves(client, Path.root(), ends);
            ends.removeIf(end -> random.nextInt(3) == 0);
            CompoundHash known = of(client, ends);

            Node merged = client;
            for (NodeRange range : known.differences(server).orElseThrow()) {
                merged = replace(merged, range);
            }

            assertThat(merged).as("%s to %s by %s", client, server, known).isEqualTo(server);
        }
    }

    private static Node replace(Node node, NodeRange range) {
        List<Path> old = new ArrayList<>();
        leaves(node, Path.root(), old);
        List<Path> now = new ArrayList<>();
        leaves(range.content(), Path.root(), now);
        Node replaced = node;
        for (Path leaf : old) {
            if (isIn(range, leaf)) {
                replaced = replaced.with(leaf, Node.empty());
            }
        }
        for (Path leaf : now) {
            assertThat(isIn(range, leaf)).isTrue();
            replaced = replaced.with(leaf, range.content().get(leaf));
        }
        return replaced;
    }

    private static boolean isIn(NodeRange range, Path leaf) {
        return range.start()
                        .map(start -> RangeSplitter.compare(leaf.segments(), start.segments()) > 0)
                        .orElse(true)
                && range.end()
                        .map(end -> RangeSplitter.compare(leaf.segments(), end.segments()) <= 0)
                        .orElse(true);
    }

    private static void leaves(Node node, Path path, List<Path> leaves) {
        if (node.isLeaf()) {
            leaves.add(path);
        }
        node.children().forEach(child -> leaves(child.node(), path.child(child.key()), leaves));
    }

    private static Node randomNode(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return Node.of(random.nextInt(3));
        }
        Node node = Node.empty();
        for (int i = random.nextInt(5); i > 0; i--) {
            node = node.withChild(randomKey(random), randomNode(random, depth - 1));
        }
        return node;
    }

    private static Path randomPath(Random random) {
        Path path = Path.root();
        for (int i = random.nextInt(3); i >= 0; i--) {
            path = path.child(randomKey(random));
        }
        return path;
    }

    private static String randomKey(Random random) {
        return List.of("a", "b", "10", "9", "-x", "\"").get(random.nextInt(6));
    }
}
