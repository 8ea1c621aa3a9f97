package dev.flatline.server.tree;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value the server fills in when it performs the write ({@code .sv} on the wire). Until then it sits in a leaf in
 * place of the value.
 */
public sealed interface ServerValue {

    /** The server's clock in milliseconds since the epoch: {@code {".sv":"timestamp"}}. */
    record Timestamp() implements ServerValue {
        @Override
        public Object export() {
            return "timestamp";
        }
    }

    /**
     * The existing number plus a delta, or the delta alone if there is no number: {@code {".sv":{"increment":1}}}.
     *
     * @param delta what to add, finite
     */
    record Increment(double delta) implements ServerValue {
        @Override
        public Object export() {
            return Map.of("increment", Numbers.export(delta));
        }
    }

    /** What stands behind {@code ".sv":} on the wire. */
    Object export();

    /**
     * Reads what stands behind {@code ".sv":}.
     *
     * @throws IllegalArgumentException if it is no known server value (TS-11)
     */
    static ServerValue parse(@Nullable Object json) {
        if ("timestamp".equals(json)) {
            return new Timestamp();
        }
        if (json instanceof Map<?, ?> map && map.size() == 1 && map.get("increment") instanceof Number delta) {
            return new Increment(Numbers.canonical(delta));
        }
        throw new IllegalArgumentException(
                "unknown server value; known are {\".sv\":\"timestamp\"} and {\".sv\":{\"increment\":NUMBER}}");
    }
}
