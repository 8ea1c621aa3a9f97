package dev.flatline.server.rules;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A write judged by rules as real applications have them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RulesBenchmark {
    private static final long NOW_MILLIS = 1_700_000_000_000L;

    private final Rules rules = Rules.parse("""
            {"rules": {"users": {"$user": {
              ".read": "auth != null",
              ".write": "auth != null && auth.uid === $user",
              ".validate": "newData.hasChildren(['name', 'online'])",
              "name": {".validate": "newData.isString() && newData.val().length < 100"},
              "online": {".validate": "newData.isBoolean()"}
            }}}}""");
    private final Path place = Path.parse("/users/joe");
    private final Node written = Node.empty()
            .withChild(
                    "users",
                    Node.empty()
                            .withChild(
                                    "joe",
                                    Node.empty()
                                            .withChild("name", Node.of("Joe"))
                                            .withChild("online", Node.of(true))));
    private final Optional<Map<String, @Nullable Object>> joe = Optional.of(Map.of("uid", "joe"));

    /** One permission and three validations. */
    @Benchmark
    public boolean write() {
        return rules.mayWrite(Node.empty(), written, place, joe, NOW_MILLIS);
    }
}
