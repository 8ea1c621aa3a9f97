package dev.flatline.server.query;

import dev.flatline.server.tree.Node;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The window of a filtered listener, worked out from nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueryBenchmark {
    private static final int CHILDREN = 10_000;
    private static final int WINDOW = 100;

    private final Node scores = scores();
    private final QueryParams lastByKey =
            QueryParams.all().orderBy(new Index.Key()).limitToLast(WINDOW);
    private final QueryParams lastByValue =
            QueryParams.all().orderBy(new Index.Value()).limitToLast(WINDOW);

    private static Node scores() {
        Node scores = Node.empty();
        for (int i = 0; i < CHILDREN; i++) {
            scores = scores.withChild("user" + i, Node.of(i * 7919 % CHILDREN));
        }
        return scores;
    }

    /** The last hundred of ten thousand in the order in which they are kept. */
    @Benchmark
    public Node windowByKey() {
        return lastByKey.window(scores);
    }

    /** The last hundred of ten thousand in another order. */
    @Benchmark
    public Node windowByValue() {
        return lastByValue.window(scores);
    }
}
