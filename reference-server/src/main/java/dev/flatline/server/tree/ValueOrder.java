package dev.flatline.server.tree;

import java.util.Comparator;

/**
 * The order of values (spec 3.2): nothing, then deferred server values, {@code false}, {@code true}, numbers, strings by
 * UTF-16 code unit, objects. All objects are equal. Restricted to priorities it is the priority order: none, numbers,
 * strings. Priorities of the compared nodes themselves are ignored.
 */
public enum ValueOrder implements Comparator<Node> {
    /** The one instance. */
    INSTANCE;

    @Override
    public int compare(Node left, Node right) {
        int leftRank = rank(left);
        int byRank = Integer.compare(leftRank, rank(right));
        if (byRank != 0 || !left.isLeaf()) {
            return byRank;
        }
        if (left.value() instanceof Boolean a && right.value() instanceof Boolean b) {
            return a.compareTo(b);
        }
        if (left.value() instanceof Double a && right.value() instanceof Double b) {
            return a.compareTo(b);
        }
        if (left.value() instanceof String a && right.value() instanceof String b) {
            return a.compareTo(b);
        }
        return 0;
    }

    private static int rank(Node node) {
        if (node.isEmpty()) {
            return 0;
        }
        if (!node.isLeaf()) {
            return 5;
        }
        Object value = node.value();
        if (value instanceof ServerValue) {
            return 1;
        }
        if (value instanceof Boolean) {
            return 2;
        }
        return value instanceof Double ? 3 : 4;
    }
}
