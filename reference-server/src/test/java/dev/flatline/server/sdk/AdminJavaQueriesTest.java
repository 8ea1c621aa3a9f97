package dev.flatline.server.sdk;

import static dev.flatline.server.sdk.AdminJava.done;

import com.google.firebase.database.DatabaseReference;
import com.google.firebase.database.Query;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every order with every bound and limit that the SDK has. In each order the players stand differently. */
@DisplayName("Queries of the official Admin SDK for Java")
class AdminJavaQueriesTest {
    private static final Map<String, Object> PLAYERS = Map.of(
            "2", Map.of("score", 30, ".priority", 3),
            "10", Map.of("score", 10, ".priority", "b"),
            "a", Map.of("score", 20, ".priority", 1),
            "b", Map.of("score", 20, "stats", Map.of("wins", 4), ".priority", "a"),
            "c", Map.of("stats", Map.of("wins", 2)));
    private static final Map<String, Object> VALUES =
            Map.of("f", false, "t", true, "one", 1, "two", 2, "x", "x", "y", "y");

    private static final ReferenceServer SERVER =
            ReferenceServer.start(ServerConfig.builder().build());
    private static final AdminJava CLIENT = AdminJava.connect(SERVER);
    private static final AdminJava OBSERVER = AdminJava.connect(SERVER);

    @BeforeAll
    static void fill() throws Exception {
        done(CLIENT.ref("players").setValueAsync(PLAYERS));
        done(CLIENT.ref("values").setValueAsync(VALUES));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        OBSERVER.close();
        SERVER.close();
    }

    @TestFactory
    @DisplayName("find the players")
    Stream<DynamicTest> findPlayers() {
        return Stream.of(
                players("by key", "2 10 a b c", ref -> ref.orderByKey()),
                players("by key, start", "a b c", ref -> ref.orderByKey().startAt("a")),
                players("by key, end", "2 10", ref -> ref.orderByKey().endAt("10")),
                players("by key, equal", "b", ref -> ref.orderByKey().equalTo("b")),
                players("by key, first", "2 10", ref -> ref.orderByKey().limitToFirst(2)),
                players("by key, last", "b c", ref -> ref.orderByKey().limitToLast(2)),
                players("by child", "c 10 a b 2", ref -> ref.orderByChild("score")),
                players(
                        "by child, deep",
                        "c b",
                        ref -> ref.orderByChild("stats/wins").limitToLast(2)),
                players(
                        "by child, start",
                        "a b 2",
                        ref -> ref.orderByChild("score").startAt(20)),
                players(
                        "by child, start with key",
                        "b 2",
                        ref -> ref.orderByChild("score").startAt(20, "b")),
                players(
                        "by child, end",
                        "c 10 a b",
                        ref -> ref.orderByChild("score").endAt(20)),
                players(
                        "by child, end with key",
                        "c 10 a",
                        ref -> ref.orderByChild("score").endAt(20, "a")),
                players(
                        "by child, equal",
                        "a b",
                        ref -> ref.orderByChild("score").equalTo(20)),
                players(
                        "by child, first",
                        "a b",
                        ref -> ref.orderByChild("score").startAt(15).limitToFirst(2)),
                players(
                        "by child, last",
                        "b 2",
                        ref -> ref.orderByChild("score").limitToLast(2)),
                players("by priority", "c a 2 b 10", ref -> ref.orderByPriority()),
                players(
                        "by priority, start",
                        "2 b 10",
                        ref -> ref.orderByPriority().startAt(2)),
                players(
                        "by priority, end",
                        "c a 2 b",
                        ref -> ref.orderByPriority().endAt("a")),
                players("in no order, first", "c a", ref -> ref.limitToFirst(2)),
                players("in no order, last", "b 10", ref -> ref.limitToLast(2)));
    }

    @TestFactory
    @DisplayName("find the values")
    Stream<DynamicTest> findValues() {
        return Stream.of(
                values("by value", "f t one two x y", ref -> ref.orderByValue()),
                values("by value, start", "two x y", ref -> ref.orderByValue().startAt(2)),
                values("by value, end", "f t", ref -> ref.orderByValue().endAt(true)),
                values("by value, equal", "y", ref -> ref.orderByValue().equalTo("y")),
                values("by value, first", "f t one", ref -> ref.orderByValue().limitToFirst(3)),
                values("by value, last", "two x y", ref -> ref.orderByValue().limitToLast(3)));
    }

    private static DynamicTest players(String name, String keys, Function<DatabaseReference, Query> query) {
        return finding("players", name, keys, query);
    }

    private static DynamicTest values(String name, String keys, Function<DatabaseReference, Query> query) {
        return finding("values", name, keys, query);
    }

    private static DynamicTest finding(
            String path, String name, String keys, Function<DatabaseReference, Query> query) {
        return DynamicTest.dynamicTest(
                name, () -> Heard.once(query.apply(OBSERVER.ref(path))).hasKeys(List.of(keys.split(" ", -1))));
    }

    @Test
    void moveTheirWindow() throws Exception {
        done(CLIENT.ref("moving").setValueAsync(Map.of("a", 1, "b", 2, "c", 3)));
        Heard seen = Heard.children(OBSERVER.ref("moving").orderByValue().limitToLast(2));
        seen.equalsExactly("added b=2 after null", "added c=3 after b");

        done(CLIENT.ref("moving/d").setValueAsync(4));
        done(CLIENT.ref("moving/d").removeValueAsync());

        seen.equalsExactly(
                "added b=2 after null",
                "added c=3 after b",
                "removed b",
                "added d=4 after c",
                "removed d",
                "added b=2 after null");
    }
}
