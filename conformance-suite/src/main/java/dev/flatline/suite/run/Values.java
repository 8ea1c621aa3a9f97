package dev.flatline.suite.run;

import dev.flatline.server.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as the database sees them. */
final class Values {

    private Values() {}

    /** Whether two JSON values are the same to the database: {@code 1} and {@code 1.0}, {@code {}} and {@code null}. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return Node.of(one).equals(Node.of(other));
    }

    /** A JSON object from keys and values in turn, keys in that order. */
    static Map<String, @Nullable Object> object(String key, @Nullable Object value, @Nullable Object... more) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(key, value);
        for (int i = 0; i < more.length; i += 2) {
            object.put(String.valueOf(more[i]), more[i + 1]);
        }
        return object;
    }
}
