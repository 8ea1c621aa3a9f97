package dev.flatline.server.query;

import dev.flatline.server.tree.KeyOrder;
import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a query sees of one node, kept while the node changes. Always equals {@link QueryParams#window} of the node, but a
 * change costs only what it changes.
 */
public final class Window {
    private final Index index;
    private final Selection selection;
    private Node seen;

    /**
     * Opens the window of a query that does not {@linkplain QueryParams#loadsAllData load all data}.
     *
     * @param children gives the ordered children of the node; asked for only if the query has a limit
     */
    public Window(QueryParams query, Node node, Function<Index, OrderedChildren> children) {
        this.index = query.index();
        if (query.limit().isPresent()) {
            this.selection = new LimitedSelection(query, query.limit().get(), children.apply(index));
            this.seen = Node.empty();
            update(Node.empty(), node, List.of());
        } else {
            this.selection = Range.of(query);
            this.seen = query.window(node);
        }
    }

    /** What the query sees now. */
    public Node seen() {
        return seen;
    }

    /**
     * Follows a change of the node; the {@link OrderedChildren} must have done so before.
     *
     * @param keys the children that changed
     * @return the children through which what is seen changed, in {@link KeyOrder}: those among {@code keys} that were or
     *     are seen, and those that came in or fell out because of them
     */
    public SortedSet<String> update(Node before, Node after, Collection<String> keys) {
        SortedSet<String> changed = new TreeSet<>(KeyOrder.INSTANCE);
        for (String key : selection.update(before, after, keys)) {
            Node now = after.child(key);
            boolean isSelected = !now.isEmpty() && selection.holds(Position.of(index, new NamedNode(key, now)));
            if (isSelected || !seen.child(key).isEmpty()) {
                seen = seen.withChild(key, isSelected ? now : Node.empty());
                changed.add(key);
            }
        }
        return changed;
    }
}
