package dev.flatline.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.query.Bound;
import dev.flatline.server.query.Index;
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

@DisplayName("The window of a filtered listener (spec 3.1)")
class WindowTest {
    private static final Path PLACE = Path.parse("/list");
    private static final List<Object> VALUES = List.of(false, true, -1, 0, 0.5, 7, "", "7", "b", "é");

    private static final Node GONE = Node.empty();

    private final Database database = new Database(InstantSource.fixed(Instant.ofEpochMilli(1_795_378_362_998L)));

    /** What a write of the model took away, to be put back by a later one. */
    private Node many = Node.empty();

    private List<DataEvent> listen(QueryParams query) {
        List<DataEvent> events = new ArrayList<>();
        database.listen(PLACE, query, events::add);
        return events;
    }

    private void put(String path, Object value) {
        database.put(Path.parse(path), Node.of(value));
    }

    private void remove(String path) {
        database.put(Path.parse(path), Node.empty());
    }

    private static DataEvent putEvent(String path, Object value) {
        return new DataEvent.Put(Path.parse(path), Node.of(value));
    }

    private static DataEvent mergeEvent(Object... keysAndValues) {
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            writes.add(new Write(
                    Path.parse(String.valueOf(keysAndValues[i])), value instanceof Node gone ? gone : Node.of(value)));
        }
        return new DataEvent.Merge(PLACE, writes);
    }

    @Test
    void tellsWhoFallsOutAndWhoComesInInOneStep() {
        put("/list", Map.of("a", 1, "b", 2, "c", 3));
        List<DataEvent> last =
                listen(QueryParams.all().orderBy(new Index.Value()).limitToLast(2));

        put("/list/d", 4);
        remove("/list/d");
        put("/list/c", 0);

        assertThat(last)
                .containsExactly(
                        mergeEvent("b", GONE, "d", 4), mergeEvent("b", 2, "d", GONE), mergeEvent("a", 1, "c", GONE));
    }

    @Test
    void tellsNothingOfWhatHappensOutsideIt() {
        put("/list", Map.of("a", 1, "b", 2, "c", 3));
        List<DataEvent> first = listen(QueryParams.all().limitToFirst(2));

        put("/list/c", 9);
        put("/list/d/e", 9);
        remove("/list/c");
        put("/list/.priority", 5);
        put("/other", 1);

        assertThat(first).isEmpty();
    }

    @Test
    void tellsOnlyTheWriteBelowAChildThatStays() {
        put("/list", Map.of("a", Map.of("x", 1, "big", "text"), "b", Map.of("x", 2)));
        List<DataEvent> byX = listen(
                QueryParams.all().orderBy(new Index.Child(Path.parse("x"))).limitToFirst(2));

        put("/list/a/x", 3);
        database.merge(PLACE, Map.of(Path.parse("a/more"), Node.of(1)));
        put("/list/a/.priority", "p");

        assertThat(byX)
                .containsExactly(
                        putEvent("/list/a/x", 3), putEvent("/list/a/more", 1), putEvent("/list/a/.priority", "p"));
    }

    @Test
    void tellsWhatAWriteAboveChangedInItAndNoMore() {
        put("/list", Map.of("a", 1, "b", 2, "c", 3));
        List<DataEvent> first = listen(QueryParams.all().limitToFirst(2));

        put("/", Map.of("list", Map.of("a", 1, "b", 5, "c", 6), "other", 1));
        put("/", Map.of("list", Map.of("a", 1, "b", 5, "c", 7)));
        put("/list", "leaf");
        put("/list/x", 1);

        assertThat(first)
                .containsExactly(
                        putEvent("/list/b", 5),
                        new DataEvent.Put(PLACE, Node.empty()),
                        putEvent("/list", Map.of("x", 1)));
    }

    @Test
    void isSharedByListenersOfEqualQueriesWithTheirEvents() {
        List<DataEvent> one = listen(QueryParams.all().limitToLast(2));
        List<DataEvent> other = listen(QueryParams.all().limitToLast(2));
        Listening third = database.listen(PLACE, QueryParams.all().limitToLast(2), one::add);
        third.stop();

        put("/list/a", 1);

        assertThat(one).hasSize(1);
        assertThat(other.get(0)).isSameAs(one.get(0));
    }

    @Test
    @DisplayName("costs a write about the same however many children there are")
    void costsAWriteAboutTheSameHoweverManyChildrenThereAre() {
        long few = nanosPerWriteAmong(1_000);
        long many = nanosPerWriteAmong(100_000);

        // Sorting anew would make the factor more than 100.
        assertThat((double) many / few).isLessThan(25);
    }

    /** The quickest of many, so that a busy machine does not count. */
    private long nanosPerWriteAmong(int children) {
        Database own = new Database(InstantSource.fixed(Instant.EPOCH));
        Node list = Node.empty();
        for (int i = 0; i < children; i++) {
            list = list.withChild("k" + i, Node.of(i));
        }
        own.put(PLACE, list);
        List<DataEvent> events = new ArrayList<>();
        own.listen(PLACE, QueryParams.all().orderBy(new Index.Value()).limitToLast(10), events::add);
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 400; i++) {
            Node value = Node.of(children + i);
            Path path = PLACE.child("k" + i % 100);
            long start = System.nanoTime();
            own.put(path, value);
            quickest = Math.min(quickest, System.nanoTime() - start);
        }
        assertThat(events).hasSize(400);
        return quickest;
    }

    /** The model: the window computed anew from all children, by sorting them. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void equalsTheModelAfterEveryWriteAndTellsNoMoreThanChanged(long seed) {
        Random random = new Random(seed);
        List<Copy> copies = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            copies.add(new Copy(randomQuery(random)));
        }
        for (int step = 0; step < 3000; step++) {
            write(random);
            for (Copy copy : copies) {
                copy.compare();
            }
            if (step % 50 == 0) {
                int replaced = random.nextInt(copies.size());
                copies.get(replaced).listening.stop();
                copies.set(replaced, new Copy(randomQuery(random)));
            }
        }
    }

    private final class Copy {
        private final QueryParams query;
        private final Listening listening;
        private Node value;
        private int told;

        Copy(QueryParams query) {
            this.query = query;
            this.listening = database.listen(PLACE, query, this::apply);
            this.value = listening.current();
        }

        private void apply(DataEvent event) {
            told++;
            if (event instanceof DataEvent.Put put) {
                value = Node.empty()
                        .with(PLACE, value)
                        .with(put.path(), put.value())
                        .get(PLACE);
            } else if (event instanceof DataEvent.Merge merge) {
                for (Write write : merge.writes()) {
                    // Whoever comes in or falls out is named only if it really does.
                    if (write.path().size() == 1) {
                        assertThat(write.value()).as("%s", query).isNotEqualTo(value.get(write.path()));
                    }
                    value = value.with(write.path(), write.value());
                }
            }
        }

        void compare() {
            Node model = query.window(database.get(PLACE));
            assertThat(value).as("what was told of %s", query).isEqualTo(model);
            assertThat(listening.current()).as("window of %s", query).isEqualTo(model);
            assertThat(told).as("%s", query).isLessThanOrEqualTo(1);
            told = 0;
        }
    }

    private void write(Random random) {
        switch (random.nextInt(8)) {
            case 0 -> database.put(PLACE.child(key(random)).child(Path.PRIORITY), priority(random));
            case 1 -> database.put(PLACE.child(key(random)).child("x"), leaf(random));
            case 2 -> {
                Map<Path, Node> children = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i >= 0; i--) {
                    children.put(Path.parse(key(random)), child(random));
                }
                database.merge(PLACE, children);
            }
            case 3 -> database.put(PLACE.child(key(random)), Node.empty());
            case 4 -> {
                if (random.nextInt(20) == 0) {
                    many = database.get(PLACE);
                    Node few = random.nextBoolean() ? Node.of(Map.of("k1", 4)) : leaf(random);
                    database.put(random.nextBoolean() ? Path.root() : PLACE, few);
                } else if (!many.isEmpty()) {
                    database.put(PLACE, many.withChild(key(random), child(random)));
                    many = Node.empty();
                }
            }
            default -> database.put(PLACE.child(key(random)), child(random));
        }
    }

    private static QueryParams randomQuery(Random random) {
        Index index = switch (random.nextInt(5)) {
            case 0 -> new Index.Key();
            case 1 -> new Index.Value();
            case 2 -> new Index.Priority();
            case 3 -> new Index.Child(Path.parse("x/y"));
            default -> new Index.Child(Path.parse("x"));
        };
        QueryParams query = QueryParams.all().orderBy(index);
        if (random.nextBoolean()) {
            query = query.startAt(randomBound(random, index, Bound.MIN_KEY));
        }
        if (random.nextBoolean()) {
            query = query.endAt(randomBound(random, index, Bound.MAX_KEY));
        }
        if (random.nextBoolean() || query.loadsAllData()) {
            int count = 1 + random.nextInt(6);
            query = random.nextBoolean() ? query.limitToFirst(count) : query.limitToLast(count);
        }
        return query;
    }

    private static Bound randomBound(Random random, Index index, String outermost) {
        Node value = index instanceof Index.Key ? Node.of(key(random)) : leaf(random);
        String key = switch (random.nextInt(4)) {
            case 0 -> Bound.MIN_KEY;
            case 1 -> Bound.MAX_KEY;
            case 2 -> key(random);
            default -> outermost;
        };
        return new Bound(value, key, random.nextBoolean());
    }

    private static String key(Random random) {
        int number = random.nextInt(12);
        return random.nextBoolean() ? Integer.toString(number) : "k" + number;
    }

    private static Node leaf(Random random) {
        return random.nextInt(8) == 0 ? Node.empty() : Node.of(VALUES.get(random.nextInt(VALUES.size())));
    }

    private static Node priority(Random random) {
        return random.nextBoolean() ? Node.of(random.nextInt(3)) : random.nextBoolean() ? Node.of("p") : Node.empty();
    }

    private static Node child(Random random) {
        Node child = switch (random.nextInt(3)) {
            case 0 -> leaf(random);
            case 1 -> Node.empty().withChild("x", leaf(random)).withChild("z", leaf(random));
            default -> Node.empty().withChild("x", Node.empty().withChild("y", leaf(random)));
        };
        return child.withPriority(priority(random));
    }
}
