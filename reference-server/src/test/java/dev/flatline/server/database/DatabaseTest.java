package dev.flatline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static final long NOW_MILLIS = 1_795_378_362_998L;
    private static final Map<String, Object> TIMESTAMP = Map.of(".sv", "timestamp");

    private final Database database = new Database(InstantSource.fixed(Instant.ofEpochMilli(NOW_MILLIS)));

    private List<DataEvent> listen(String path) {
        List<DataEvent> events = new ArrayList<>();
        database.listen(Path.parse(path), QueryParams.all(), events::add);
        return events;
    }

    private void put(String path, Object value) {
        database.put(Path.parse(path), Node.of(value));
    }

    private static DataEvent putEvent(String path, Object value) {
        return new DataEvent.Put(Path.parse(path), Node.of(value));
    }

    @Test
    @DisplayName("resolves all timestamps of one operation to one time (TS-02)")
    void resolvesAllTimestampsOfOneOperationToOneTime() {
        List<Long> readings = new ArrayList<>(List.of(1L, 2L, 3L, 4L));
        Database ticking = new Database(() -> Instant.ofEpochMilli(readings.remove(0)));

        ticking.merge(
                Path.root(), Map.of(Path.parse("/a"), Node.of(TIMESTAMP), Path.parse("/b/c"), Node.of(TIMESTAMP)));

        assertThat(ticking.get(Path.root()).export()).isEqualTo(Map.of("a", 1L, "b", Map.of("c", 1L)));
    }

    @Test
    void tellsListenersAboveTheResolvedWriteOnce() {
        List<DataEvent> root = listen("/");
        List<DataEvent> parent = listen("/a");
        List<DataEvent> sibling = listen("/b");

        put("/a/x", TIMESTAMP);

        assertThat(root).containsExactly(putEvent("/a/x", NOW_MILLIS));
        assertThat(parent.get(0)).isSameAs(root.get(0));
        assertThat(sibling).isEmpty();
    }

    @Test
    void tellsListenersBelowOnlyIfTheirValueChanged() {
        put("/a", Map.of("x", 1, "y", 2));
        List<DataEvent> changed = listen("/a/x");
        List<DataEvent> unchanged = listen("/a/y");
        List<DataEvent> deeper = listen("/a/z/q");

        put("/a", Map.of("x", 7, "y", 2));

        assertThat(changed).containsExactly(putEvent("/a/x", 7));
        assertThat(unchanged).isEmpty();
        assertThat(deeper).isEmpty();
    }

    @Test
    void tellsAnUpdateToEachListenerAsSeenFromItsPlace() {
        List<DataEvent> above = listen("/");
        List<DataEvent> between = listen("/a/b");
        List<DataEvent> at = listen("/a/b/c");
        List<DataEvent> below = listen("/a/e/f");
        Map<Path, Node> children = new LinkedHashMap<>();
        children.put(Path.parse("b/c"), Node.of(1));
        children.put(Path.parse("b/d"), Node.of(2));
        children.put(Path.parse("e"), Node.of(Map.of("f", 3)));

        database.merge(Path.parse("/a"), children);

        assertThat(above)
                .containsExactly(new DataEvent.Merge(
                        Path.parse("/a"),
                        List.of(
                                new Write(Path.parse("b/c"), Node.of(1)),
                                new Write(Path.parse("b/d"), Node.of(2)),
                                new Write(Path.parse("e"), Node.of(Map.of("f", 3))))));
        assertThat(between)
                .containsExactly(new DataEvent.Merge(
                        Path.parse("/a/b"),
                        List.of(new Write(Path.parse("c"), Node.of(1)), new Write(Path.parse("d"), Node.of(2)))));
        assertThat(at).containsExactly(putEvent("/a/b/c", 1));
        assertThat(below).containsExactly(putEvent("/a/e/f", 3));
    }

    @Test
    void tellsAnUpdateOfThePlaceItselfAsAPut() {
        List<DataEvent> events = listen("/");

        database.merge(Path.parse("/a"), Map.of(Path.root(), Node.of(1)));

        assertThat(events).containsExactly(putEvent("/a", 1));
    }

    @Test
    void setsPrioritiesAfterTheDataTheyBelongTo() {
        Map<Path, Node> children = new LinkedHashMap<>();
        children.put(Path.parse(".priority"), Node.of(5));
        children.put(Path.parse("x"), Node.of(1));

        database.merge(Path.parse("/a"), children);

        assertThat(database.get(Path.parse("/a")).export()).isEqualTo(Map.of("x", 1L, ".priority", 5L));
    }

    @Test
    void writesNothingOfAnUpdateThatIsRefused() {
        Map<Path, Node> children = new LinkedHashMap<>();
        children.put(Path.parse("x"), Node.of(1));
        children.put(Path.parse("y" + "/k".repeat(31)), Node.of(Map.of("k", 1)));

        assertThatIllegalArgumentException().isThrownBy(() -> database.merge(Path.root(), children));

        assertThat(database.get(Path.root()).isEmpty()).isTrue();
    }

    @Test
    void refusesDataWhoseLeavesWouldBeTooDeepOrTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put("/k".repeat(32), Map.of("k", 1)))
                .withMessageStartingWith("path has 33 segments");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put("/" + "k".repeat(700), Map.of("k".repeat(100), 1)))
                .withMessageStartingWith("path is 802 bytes long");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put("/a", "x".repeat(10 * 1024 * 1024 + 1)))
                .withMessage("a string must not be longer than 10485760 bytes");
    }

    @Test
    void tellsNothingAfterAListenerStopped() {
        List<DataEvent> events = new ArrayList<>();
        Listening listening = database.listen(Path.parse("/a/b"), QueryParams.all(), events::add);
        List<DataEvent> other = listen("/a/b");

        listening.stop();
        put("/a/b", 1);

        assertThat(events).isEmpty();
        assertThat(other).hasSize(1);
    }

    /** Whatever is written, a cache that applies what it is told equals the database. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void keepsEveryListenersCopyEqualToItsData(long seed) {
        Random random = new Random(seed);
        List<Copy> copies = new ArrayList<>();
        List<Path> places = List.of(
                Path.root(),
                Path.parse("/a"),
                Path.parse("/a/b"),
                Path.parse("/a/b/c"),
                Path.parse("/b/a"),
                Path.parse("/c"));
        places.forEach(place -> copies.add(new Copy(place, QueryParams.all())));
        places.forEach(place -> copies.add(new Copy(place, QueryParams.all().limitToLast(2))));
        for (int step = 0; step < 2000; step++) {
            if (random.nextBoolean()) {
                database.put(randomPath(random), randomValue(random));
            } else {
                database.merge(randomPath(random), randomChildren(random));
            }
            for (Copy copy : copies) {
                assertThat(copy.value)
                        .as("copy of %s, %s", copy.place, copy.query)
                        .isEqualTo(copy.query.window(database.get(copy.place)));
            }
        }
    }

    private final class Copy {
        private final Path place;
        private final QueryParams query;
        private Node value = Node.empty();

        Copy(Path place, QueryParams query) {
            this.place = place;
            this.query = query;
            database.listen(place, query, this::apply);
        }

        private void apply(DataEvent event) {
            Node world = Node.empty().with(place, value);
            if (event instanceof DataEvent.Put put) {
                world = world.with(put.path(), put.value());
            } else if (event instanceof DataEvent.Merge merge) {
                for (Write write : merge.writes()) {
                    world = world.with(merge.path().child(write.path()), write.value());
                }
            }
            value = world.get(place);
        }
    }

    private static Map<Path, Node> randomChildren(Random random) {
        Map<Path, Node> children = new LinkedHashMap<>();
        children.put(Path.parse("/a").child(randomPath(random)), randomValue(random));
        children.put(Path.parse("/b"), randomValue(random));
        children.put(Path.parse("/c").child(randomPath(random)), randomValue(random));
        return children;
    }

    private static Path randomPath(Random random) {
        Path path = Path.root();
        for (int depth = random.nextInt(4); depth > 0; depth--) {
            path = path.child(String.valueOf((char) ('a' + random.nextInt(3))));
        }
        return path;
    }

    private static Node randomValue(Random random) {
        if (random.nextInt(3) == 0) {
            return Node.empty();
        }
        return random.nextBoolean()
                ? Node.of(random.nextInt(5))
                : Node.empty().with(randomPath(random), Node.of(random.nextInt(5)));
    }
}
