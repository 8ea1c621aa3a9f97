package dev.flatline.server.query;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first children of a range, up to a limit; the last ones are the first of the order read backwards. It selects nothing
 * until it is {@linkplain #update updated} for the first time. An update costs O(log n) per child that changed, came in or
 * fell out.
 */
final class LimitedSelection implements Selection {
    private final Index index;
    private final int limit;
    private final Comparator<Position> order;
    private final Range range;
    private final boolean fromEnd;
    /** Where those that follow are found. Must have followed a change before this selection does. */
    private final NavigableSet<Position> all;

    private final TreeSet<Position> selected;

    LimitedSelection(QueryParams query, Limit limit, OrderedChildren children) {
        this.index = query.index();
        this.limit = limit.count();
        this.range = Range.of(query);
        this.fromEnd = limit.fromEnd();
        this.order = fromEnd ? Comparator.reverseOrder() : Comparator.naturalOrder();
        this.all = fromEnd ? children.positions().descendingSet() : children.positions();
        this.selected = new TreeSet<>(order);
    }

    @Override
    public boolean holds(Position position) {
        return selected.contains(position);
    }

    @Override
    public Collection<String> update(Node before, Node after, Collection<String> keys) {
        // Everything in range up to here is selected; what lies beyond comes in by filling up only.
        Position edge = selected.size() == limit ? selected.last() : null;
        for (String key : keys) {
            Node old = before.child(key);
            if (!old.isEmpty()) {
                selected.remove(positionOf(key, old));
            }
        }
        for (String key : keys) {
            Node now = after.child(key);
            if (!now.isEmpty()) {
                Position position = positionOf(key, now);
                if (range.holds(position) && (edge == null || order.compare(position, edge) <= 0)) {
                    selected.add(position);
                }
            }
        }
        Set<String> moved = new LinkedHashSet<>(keys);
        while (selected.size() > limit) {
            moved.add(selected.last().key());
            selected.remove(selected.last());
        }
        fill(moved);
        return moved;
    }

    private void fill(Set<String> moved) {
        Position next = selected.isEmpty() ? first() : all.higher(selected.last());
        while (next != null && selected.size() < limit && range.holds(next)) {
            selected.add(next);
            moved.add(next.key());
            next = all.higher(next);
        }
    }

    private @Nullable Position first() {
        Position start = fromEnd ? range.end() : range.start();
        boolean inclusive = fromEnd ? range.endInclusive() : range.startInclusive();
        if (start == null) {
            return all.isEmpty() ? null : all.first();
        }
        return inclusive ? all.ceiling(start) : all.higher(start);
    }

    private Position positionOf(String key, Node child) {
        return Position.of(index, new NamedNode(key, child));
    }
}
