package dev.flatline.server.query;

import dev.flatline.server.tree.KeyOrder;
import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.ValueOrder;

/**
 * One end of a range: a value under the index and a key that decides among children of equal value.
 *
 * @param value the value; for the key index a string, the key itself
 * @param key the key, {@link #MIN_KEY} or {@link #MAX_KEY}; ignored by the key index
 * @param inclusive whether the child exactly at the bound is inside
 */
public record Bound(Node value, String key, boolean inclusive) {
    /** Sorts before every key. */
    public static final String MIN_KEY = "[MIN_NAME]";
    /** Sorts after every key. */
    public static final String MAX_KEY = "[MAX_NAME]";

    /** Negative if the child comes before this bound, positive if after, zero if exactly at it. */
    int positionOf(NamedNode child, Index index) {
        if (index instanceof Index.Key) {
            return compareKeys(child.key(), String.valueOf(value.val()));
        }
        int byValue = ValueOrder.INSTANCE.compare(index.keyOf(child), value);
        return byValue != 0 ? byValue : compareKeys(child.key(), key);
    }

    private static int compareKeys(String childKey, String boundKey) {
        if (boundKey.equals(MIN_KEY)) {
            return 1;
        }
        return boundKey.equals(MAX_KEY) ? -1 : KeyOrder.INSTANCE.compare(childKey, boundKey);
    }
}
