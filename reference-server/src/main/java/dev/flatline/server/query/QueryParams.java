package dev.flatline.server.query;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which children of a node a query selects: the wire's {@code q} object (spec 3.1). Immutable.
 *
 * @param index the order
 * @param start the lower end of the range, if any
 * @param end the upper end of the range, if any
 * @param limit how many children at most, if limited
 */
public record QueryParams(Index index, Optional<Bound> start, Optional<Bound> end, Optional<Limit> limit) {
    private static final QueryParams ALL =
            new QueryParams(new Index.Priority(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Everything, by priority: the default query. */
    public static QueryParams all() {
        return ALL;
    }

    /**
     * Reads a {@code q} object.
     *
     * @throws IllegalArgumentException if a member has the wrong type or value
     */
    public static QueryParams parse(Map<String, ?> wire) {
        return QueryWire.parse(wire);
    }

    /** The {@code q} object, as {@link #parse} reads it; empty for {@link #all()}. */
    public Map<String, @Nullable Object> toWire() {
        return QueryWire.write(this);
    }

    /** Whether all children are selected, so that the index only matters to whoever looks at the order. */
    public boolean loadsAllData() {
        return start.isEmpty() && end.isEmpty() && limit.isEmpty();
    }

    /** The same query in another order. */
    public QueryParams orderBy(Index newIndex) {
        return new QueryParams(newIndex, start, end, limit);
    }

    /** The same query beginning at that bound. */
    public QueryParams startAt(Bound bound) {
        return new QueryParams(index, Optional.of(bound), end, limit);
    }

    /** The same query ending at that bound. */
    public QueryParams endAt(Bound bound) {
        return new QueryParams(index, start, Optional.of(bound), limit);
    }

    /** The same query keeping only the first children. */
    public QueryParams limitToFirst(int count) {
        return new QueryParams(index, start, end, Optional.of(new Limit(count, false)));
    }

    /** The same query keeping only the last children. */
    public QueryParams limitToLast(int count) {
        return new QueryParams(index, start, end, Optional.of(new Limit(count, true)));
    }

    /** Whether the range, limits aside, holds the child. */
    public boolean inRange(NamedNode child) {
        return Range.of(this).holds(Position.of(index, child));
    }

    /**
     * What the query sees of a node: its selected children. A query that {@linkplain #loadsAllData loads all data} sees
     * the node itself; any other sees neither the node's priority (spec 3.4) nor, on a leaf, anything.
     */
    public Node window(Node node) {
        if (loadsAllData()) {
            return node;
        }
        Node window = Node.empty();
        for (NamedNode child : selected(node)) {
            window = window.withChild(child.key(), child.node());
        }
        return window;
    }

    /** The selected children in the order of the index. */
    public List<NamedNode> selected(Node node) {
        Range range = Range.of(this);
        List<Map.Entry<Position, NamedNode>> inRange = new ArrayList<>();
        for (NamedNode child : node.children()) {
            Position position = Position.of(index, child);
            if (range.holds(position)) {
                inRange.add(Map.entry(position, child));
            }
        }
        if (!(index instanceof Index.Key)) {
            inRange.sort(Map.Entry.comparingByKey());
        }
        int size = inRange.size();
        int count = Math.min(size, limit.map(Limit::count).orElse(size));
        boolean fromEnd = limit.isPresent() && limit.get().fromEnd();
        return inRange.subList(fromEnd ? size - count : 0, fromEnd ? size : count).stream()
                .map(Map.Entry::getValue)
                .toList();
    }
}
