package dev.flatline.server.database;

import dev.flatline.server.query.Index;
import dev.flatline.server.query.OrderedChildren;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.query.Window;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The filtered listeners of one place. Equal queries share a window, and all limited windows in one order share the ordered
 * children, so that a write costs O(log n) per order and per window plus what it changes, however many children there are.
 */
final class WindowedListenings {
    private final Map<QueryParams, Shared> windows = new LinkedHashMap<>();
    private final Map<Index, OrderedChildren> orders = new LinkedHashMap<>();

    /** One window and all who look through it. */
    private record Shared(Window window, Set<Listening> listenings) {}

    /**
     * Lets a listener look through the window of its query.
     *
     * @param node the node at the place now
     */
    void add(Listening listening, Node node) {
        Shared shared = windows.computeIfAbsent(
                listening.query(), query -> new Shared(open(query, node), new LinkedHashSet<>()));
        shared.listenings().add(listening);
        listening.lookThrough(shared.window());
    }

    private Window open(QueryParams query, Node node) {
        return new Window(query, node, index -> orders.computeIfAbsent(index, each -> new OrderedChildren(each, node)));
    }

    void remove(Listening listening) {
        Shared shared = windows.get(listening.query());
        if (shared != null
                && shared.listenings().remove(listening)
                && shared.listenings().isEmpty()) {
            windows.remove(listening.query());
            orders.keySet()
                    .removeIf(index -> windows.keySet().stream()
                            .noneMatch(query ->
                                    query.limit().isPresent() && query.index().equals(index)));
        }
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    /**
     * Follows a change of the place and tells those whose window changed.
     *
     * @param writes those that touch the place: at it, below it, or one above it
     */
    void change(Path place, Node before, Node after, List<Write> writes) {
        ChangedChildren changed = ChangedChildren.of(place, before, after, writes);
        if (changed.isEmpty()) {
            return;
        }
        orders.values().forEach(order -> order.update(before, after, changed.keys()));
        for (Shared shared : windows.values()) {
            Window window = shared.window();
            Node seenBefore = window.seen();
            Set<String> keys = window.update(before, after, changed.keys());
            changed.seenThrough(place, seenBefore, window.seen(), keys)
                    .ifPresent(event -> shared.listenings().forEach(listening -> listening.tell(event)));
        }
    }
}
