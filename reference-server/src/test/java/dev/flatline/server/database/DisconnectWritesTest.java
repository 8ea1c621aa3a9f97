package dev.flatline.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The disconnect writes of a session")
class DisconnectWritesTest {
    private final DisconnectWrites writes = new DisconnectWrites();

    private void put(String path, Object value) {
        writes.put(write(path, value));
    }

    private void remove(String path) {
        writes.put(write(Path.parse(path), Node.empty()));
    }

    private static DisconnectWrite write(String path, Object value) {
        return write(Path.parse(path), Node.of(value));
    }

    private static DisconnectWrite write(Path path, Node value) {
        return new DisconnectWrite(new Write(path, value), Credential.anonymous());
    }

    @Test
    @DisplayName("know as whom each is made: who folds into a value takes it over")
    void knowAsWhomEachIsMade() {
        put("/a", Map.of("b", 1));
        put("/c", 1);
        Write fold = new Write(Path.parse("/a/d"), Node.of(2));
        writes.put(new DisconnectWrite(fold, Credential.admin()));

        assertThat(writes.list())
                .containsExactly(
                        new DisconnectWrite(
                                new Write(Path.parse("/a"), Node.of(Map.of("b", 1, "d", 2))), Credential.admin()),
                        write("/c", 1));
    }

    @Test
    @DisplayName("keep the last one for a path (OD-14)")
    void keepTheLastOneForAPath() {
        put("/a", 1);
        put("/a", 2);

        assertThat(writes.list()).containsExactly(write("/a", 2));
        assertThat(writes.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("replace what was stored below (OD-15)")
    void replaceWhatWasStoredBelow() {
        put("/a/b", 1);
        put("/a/d/e", 1);
        put("/a", Map.of("c", 2));

        assertThat(writes.list()).containsExactly(write("/a", Map.of("c", 2)));
        assertThat(writes.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("fold into what was stored above (OD-16)")
    void foldIntoWhatWasStoredAbove() {
        put("/a", Map.of("b", 1, "c", 2));
        remove("/a/b");
        put("/a/d/.priority", 1);
        put("/a/c/.priority", 5);

        assertThat(writes.list()).containsExactly(write("/a", Map.of("c", Map.of(".value", 2, ".priority", 5))));
    }

    @Test
    void replaceARemovalByWhatIsWrittenBelowIt() {
        remove("/a");
        put("/a/b", 1);

        assertThat(writes.list()).containsExactly(write("/a", Map.of("b", 1)));
    }

    @Test
    @DisplayName("are cancelled at and below a path (OD-10, OD-11)")
    void areCancelledAtAndBelow() {
        put("/a/b", 1);
        put("/a/c/d", 2);
        put("/e", 3);
        writes.cancel(Path.parse("/a"));

        assertThat(writes.list()).containsExactly(write("/e", 3));
        writes.cancel(Path.root());
        assertThat(writes.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("are split by a cancel inside a stored object, siblings stay (OD-12)")
    void areSplitByACancelInside() {
        put("/a", Map.of("x", Map.of("p", 1, "q", 2), "y", 3));
        writes.cancel(Path.parse("/a/x/p"));

        assertThat(writes.list()).containsExactly(write("/a/x/q", 2), write("/a/y", 3));
        assertThat(writes.size()).isEqualTo(2);
    }

    @Test
    void areNotTouchedByACancelBelowAStoredLeaf() {
        put("/a", 1);
        writes.cancel(Path.parse("/a/b"));

        assertThat(writes.list()).containsExactly(write("/a", 1));
    }

    @Test
    void includeRemovalsUntilCancelledAnywhereInside() {
        remove("/a");
        assertThat(writes.list()).containsExactly(write(Path.parse("/a"), Node.empty()));

        writes.cancel(Path.parse("/a/b"));

        assertThat(writes.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("can be armed again after a cancel (OD-18), and cancelling nothing is harmless (OD-13)")
    void canBeArmedAgain() {
        writes.cancel(Path.parse("/a/b"));
        put("/a/b", 1);
        writes.cancel(Path.parse("/a/b"));
        put("/a/b", 2);

        assertThat(writes.list()).containsExactly(write("/a/b", 2));
    }

    /** The model: a flat map from path to value, folded and split by looking at all entries. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreeWithAFlatModel(long seed) {
        Random random = new Random(seed);
        TreeMap<String, Node> model = new TreeMap<>();
        for (int step = 0; step < 3000; step++) {
            Path path = randomPath(random);
            if (random.nextInt(4) == 0) {
                writes.cancel(path);
                cancelInModel(model, path);
            } else {
                Node value = randomValue(random);
                writes.put(write(path, value));
                putInModel(model, path, value);
            }
            List<DisconnectWrite> expected = model.entrySet().stream()
                    .map(entry -> write(Path.parse(entry.getKey()), entry.getValue()))
                    .toList();
            assertThat(writes.list()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(writes.size()).isEqualTo(expected.size());
        }
    }

    private static void putInModel(Map<String, Node> model, Path path, Node value) {
        for (Map.Entry<String, Node> entry : model.entrySet()) {
            Path stored = Path.parse(entry.getKey());
            if (stored.contains(path)) {
                entry.setValue(entry.getValue().with(stored.relativize(path), value));
                return;
            }
        }
        model.keySet().removeIf(stored -> path.contains(Path.parse(stored)));
        model.put(path.toString(), value);
    }

    private static void cancelInModel(Map<String, Node> model, Path path) {
        model.keySet().removeIf(stored -> path.contains(Path.parse(stored)));
        for (String stored : List.copyOf(model.keySet())) {
            Path above = Path.parse(stored);
            Node value = model.getOrDefault(stored, Node.empty());
            if (above.contains(path) && !value.isLeaf()) {
                model.remove(stored);
                value.children()
                        .forEach(child -> model.put(above.child(child.key()).toString(), child.node()));
                cancelInModel(model, path);
            }
        }
    }

    private static Path randomPath(Random random) {
        Path path = Path.root();
        for (int depth = random.nextInt(4); depth >= 0; depth--) {
            path = path.child(String.valueOf((char) ('a' + random.nextInt(3))));
        }
        return path;
    }

    private static Node randomValue(Random random) {
        Node value = Node.of(random.nextInt(100));
        for (int depth = random.nextInt(3); depth > 0; depth--) {
            value = Node.of(random.nextInt(100)).with(randomPath(random), value);
        }
        return random.nextInt(6) == 0 ? Node.empty() : value;
    }
}
