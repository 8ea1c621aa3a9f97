package dev.flatline.server.query;

import dev.flatline.server.tree.Node;

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

    /** Where in the order of the index the bound lies. */
    Position position(Index index) {
        boolean byKey = index instanceof Index.Key;
        String name = byKey ? String.valueOf(value.val()) : key;
        int side = name.equals(MIN_KEY) ? -1 : name.equals(MAX_KEY) ? 1 : 0;
        return new Position(byKey ? Node.empty() : value, side == 0 ? name : "", side);
    }
}
