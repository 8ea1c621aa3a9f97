package dev.flatline.server.query;

import dev.flatline.server.tree.Node;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The bounds of a query, looked up in its index once. As a selection, all that lies between them. */
record Range(
        @Nullable Position start,
        boolean startInclusive,
        @Nullable Position end,
        boolean endInclusive) implements Selection {

    static Range of(QueryParams query) {
        Position start =
                query.start().map(bound -> bound.position(query.index())).orElse(null);
        Position end = query.end().map(bound -> bound.position(query.index())).orElse(null);
        boolean startInclusive = query.start().map(Bound::inclusive).orElse(true);
        boolean endInclusive = query.end().map(Bound::inclusive).orElse(true);
        return new Range(start, startInclusive, end, endInclusive);
    }

    @Override
    public boolean holds(Position position) {
        if (start != null) {
            int fromStart = position.compareTo(start);
            if (fromStart < 0 || (fromStart == 0 && !startInclusive)) {
                return false;
            }
        }
        if (end != null) {
            int fromEnd = position.compareTo(end);
            return fromEnd < 0 || (fromEnd == 0 && endInclusive);
        }
        return true;
    }

    @Override
    public Collection<String> update(Node before, Node after, Collection<String> keys) {
        return keys;
    }
}
