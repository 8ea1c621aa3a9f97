package dev.flatline.server.tree;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One write into a list of ten thousand, and the hash that a transaction on it compares. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TreeBenchmark {
    private static final int CHILDREN = 10_000;

    private final Node tree = tree();
    private final Path place = Path.parse("/users/user5000/score");
    private int score;

    private static Node tree() {
        Node users = Node.empty();
        for (int i = 0; i < CHILDREN; i++) {
            Node user =
                    Node.empty().withChild("name", Node.of("user number " + i)).withChild("score", Node.of(i));
            users = users.withChild("user" + i, user);
        }
        return Node.empty().withChild("users", users);
    }

    /** One leaf replaced. */
    @Benchmark
    public Node update() {
        return tree.with(place, Node.of(score++));
    }

    /** The hash of everything, after one leaf was replaced. */
    @Benchmark
    public String hash() {
        return tree.with(place, Node.of(score++)).hash();
    }
}
