package dev.flatline.server.rules;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may read and write what. Immutable. */
public final class Rules {
    private static final Rules OPEN = new Rules();

    private Rules() {}

    /** The rules of a server that has none: everything is allowed. */
    public static Rules open() {
        return OPEN;
    }

    /** Whether {@code auth} may read what the query sees at a path of that root. */
    public boolean mayRead(
            Node root, Path path, QueryParams query, Optional<Map<String, @Nullable Object>> auth, long nowMillis) {
        return true;
    }

    /** Whether {@code auth} may make the change that a write at that path makes to the root. */
    public boolean mayWrite(
            Node before, Node after, Path path, Optional<Map<String, @Nullable Object>> auth, long nowMillis) {
        return true;
    }
}
