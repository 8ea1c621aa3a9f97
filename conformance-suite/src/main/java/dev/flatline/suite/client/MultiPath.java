package dev.flatline.suite.client;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A write to several descendants of one place, whose keys may be deep paths. */
final class MultiPath {
    private MultiPath() {}

    /**
     * Reads a merge that a server sent.
     *
     * @throws IllegalArgumentException if it is no object, or a key or value is not allowed
     */
    static Map<Path, Node> parse(Path base, @Nullable Object json) {
        if (!(json instanceof Map<?, ?> values)) {
            throw new IllegalArgumentException("a merge must be an object");
        }
        Map<Path, Node> parts = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Path relative = Path.parse(String.valueOf(key));
            if (relative.isRoot()) {
                throw new IllegalArgumentException("a merge must name children, not \"" + key + "\"");
            }
            parts.put(base.child(relative), Node.of(value));
        });
        return parts;
    }

    /**
     * Reads an update of the application.
     *
     * @throws IllegalArgumentException as {@link #parse}, and if one key is, or is an ancestor of, another (spec 3.6)
     */
    static Map<Path, Node> parseUpdate(Path base, Map<String, ? extends @Nullable Object> values) {
        Map<Path, Node> parts = parse(base, values);
        if (parts.size() < values.size()) {
            throw new IllegalArgumentException("an update must not write one place twice: " + values.keySet());
        }
        for (Path one : parts.keySet()) {
            for (Path other : parts.keySet()) {
                if (one.size() < other.size() && one.contains(other)) {
                    throw new IllegalArgumentException(
                            "an update must not write both " + one + " and, below it, " + other);
                }
            }
        }
        return parts;
    }

    /** The form for the wire: relative paths and values in export form. */
    static Map<String, @Nullable Object> export(Path base, Map<Path, Node> parts) {
        Map<String, @Nullable Object> exported = new LinkedHashMap<>();
        parts.forEach((path, node) ->
                exported.put(String.join("/", base.relativize(path).segments()), node.export()));
        return exported;
    }
}
