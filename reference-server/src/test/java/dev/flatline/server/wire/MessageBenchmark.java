package dev.flatline.server.wire;

import dev.flatline.server.database.DataEvent;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A small presence record, coming in and going out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MessageBenchmark {
    private static final String PUT = "{\"t\":\"d\",\"d\":{\"r\":17,\"a\":\"p\",\"b\":{\"p\":\"/users/joe/presence\","
            + "\"d\":{\"state\":\"online\",\"since\":{\".sv\":\"timestamp\"},\"device\":\"phone\"}}}}";

    private final DataEvent event = new DataEvent.Put(
            Path.parse("/users/joe/presence"),
            Node.of(Map.of("state", "online", "since", 1_700_000_000_000L, "device", "phone")));

    /** A put from its text to path and value. */
    @Benchmark
    public Node decode() {
        Map<?, ?> request = (Map<?, ?>) Json.parse(PUT).get("d");
        Body body = Body.of(request == null ? null : request.get("b"));
        return Node.empty().with(body.path(), body.value());
    }

    /** A push from its event to its bytes. */
    @Benchmark
    public byte[] encode() {
        return Messages.push(event, OptionalLong.empty()).getBytes(StandardCharsets.UTF_8);
    }
}
