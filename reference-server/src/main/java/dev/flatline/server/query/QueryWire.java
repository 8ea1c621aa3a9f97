package dev.flatline.server.query;

import dev.flatline.server.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between {@link QueryParams} and the {@code q} object of spec 3.1. */
final class QueryWire {
    private static final String START = "s";
    private static final String END = "e";
    private static final String FROM_START = "l";
    private static final String FROM_END = "r";

    private QueryWire() {}

    static QueryParams parse(Map<String, ?> wire) {
        Index index = wire.containsKey("i")
                ? Index.parse(text(wire, "i"))
                : QueryParams.all().index();
        return new QueryParams(index, bound(wire, START, index), bound(wire, END, index), limit(wire));
    }

    private static Optional<Bound> bound(Map<String, ?> wire, String end, Index index) {
        if (!wire.containsKey(end + "p")) {
            return Optional.empty();
        }
        Node value = Node.of(wire.get(end + "p"));
        if (!value.isEmpty() && !value.isLeaf()) {
            throw new IllegalArgumentException(
                    "\"" + end + "p\" of a query must be a string, a number, a boolean or null");
        }
        if (index instanceof Index.Key && !(value.isLeaf() && value.value() instanceof String)) {
            throw new IllegalArgumentException("\"" + end + "p\" of a query by key must be a string");
        }
        String outermost = end.equals(START) ? Bound.MIN_KEY : Bound.MAX_KEY;
        String key = wire.get(end + "n") == null ? outermost : text(wire, end + "n");
        return Optional.of(new Bound(value, key, !Boolean.FALSE.equals(wire.get(end + "in"))));
    }

    private static Optional<Limit> limit(Map<String, ?> wire) {
        if (!wire.containsKey("l")) {
            return Optional.empty();
        }
        if (!(wire.get("l") instanceof Number count) || count.doubleValue() != count.intValue()) {
            throw new IllegalArgumentException("\"l\" of a query must be a whole number");
        }
        String side = wire.get("vf") == null ? FROM_START : text(wire, "vf");
        if (!side.equals(FROM_START) && !side.equals(FROM_END)) {
            throw new IllegalArgumentException("\"vf\" of a query must be \"l\" or \"r\", not \"" + side + "\"");
        }
        return Optional.of(new Limit(count.intValue(), side.equals(FROM_END)));
    }

    private static String text(Map<String, ?> wire, String member) {
        if (wire.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("\"" + member + "\" of a query must be a string");
    }

    static Map<String, @Nullable Object> write(QueryParams query) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        query.start().ifPresent(bound -> write(wire, START, bound, Bound.MIN_KEY));
        query.end().ifPresent(bound -> write(wire, END, bound, Bound.MAX_KEY));
        query.limit().ifPresent(limit -> {
            wire.put("l", limit.count());
            wire.put("vf", limit.fromEnd() ? FROM_END : FROM_START);
        });
        if (!(query.index() instanceof Index.Priority)) {
            wire.put("i", query.index().wireName());
        }
        return wire;
    }

    private static void write(Map<String, @Nullable Object> wire, String end, Bound bound, String outermost) {
        wire.put(end + "p", bound.value().export());
        if (!bound.key().equals(outermost)) {
            wire.put(end + "n", bound.key());
        }
        wire.put(end + "in", bound.inclusive());
    }
}
