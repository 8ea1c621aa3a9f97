package dev.flatline.server.query;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The children of one node in the order of one index, kept while the node changes: what all limited windows over that node
 * in that order share. A change costs O(log n) per child concerned.
 */
public final class OrderedChildren {
    private final Index index;
    private final TreeSet<Position> positions = new TreeSet<>();

    /** Orders the children of a node. */
    public OrderedChildren(Index index, Node node) {
        this.index = index;
        for (NamedNode child : node.children()) {
            positions.add(Position.of(index, child));
        }
    }

    /**
     * Follows a change of the node.
     *
     * @param keys the children that changed
     */
    public void update(Node before, Node after, Collection<String> keys) {
        for (String key : keys) {
            Node old = before.child(key);
            Node now = after.child(key);
            if (!old.isEmpty()) {
                positions.remove(Position.of(index, new NamedNode(key, old)));
            }
            if (!now.isEmpty()) {
                positions.add(Position.of(index, new NamedNode(key, now)));
            }
        }
    }

    NavigableSet<Position> positions() {
        return positions;
    }
}
