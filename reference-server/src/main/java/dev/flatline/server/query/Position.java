package dev.flatline.server.query;

import dev.flatline.server.tree.KeyOrder;
import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.ValueOrder;
import java.util.Map;

/**
 * Where a child stands, or would stand, in the order of an index. Holds no more of the data than it is ordered by, so that
 * keeping it keeps no old version alive.
 *
 * @param value what the child is ordered by; always empty under the key index
 * @param key the child's key
 * @param side 0 for a child; negative for the place before, positive for the place after all children of that value
 */
record Position(Node value, String key, int side) implements Comparable<Position> {
    /** Objects are all equal in order (spec 3.2), so that any stands for all. */
    private static final Node OBJECT = Node.of(Map.of("object", true));

    static Position of(Index index, NamedNode child) {
        Node value = index instanceof Index.Key ? Node.empty() : index.keyOf(child);
        return new Position(value.isEmpty() || value.isLeaf() ? value : OBJECT, child.key(), 0);
    }

    @Override
    public int compareTo(Position other) {
        int byValue = ValueOrder.INSTANCE.compare(value, other.value);
        if (byValue != 0) {
            return byValue;
        }
        int bySide = Integer.compare(side, other.side);
        return bySide != 0 || side != 0 ? bySide : KeyOrder.INSTANCE.compare(key, other.key);
    }
}
