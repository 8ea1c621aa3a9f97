package dev.flatline.suite.client;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The client's own record of the disconnect writes that the server has accepted, which it applies to its cache when the
 * connection goes (spec 4.4, OD-30). A sparse tree: a place holds either a value or children with values below them.
 */
final class DisconnectSimulation {
    private @Nullable Node value;
    private final Map<String, DisconnectSimulation> children = new LinkedHashMap<>();

    /** Records a write. It replaces what was recorded at and below its path, and is folded into a value above it. */
    void remember(Path path, Node written) {
        if (path.isRoot()) {
            value = written;
            children.clear();
        } else if (value != null) {
            value = value.with(path, written);
        } else {
            children.computeIfAbsent(path.first(), key -> new DisconnectSimulation())
                    .remember(path.rest(), written);
        }
    }

    /** Forgets what was recorded at and below a path; of a value above it, only that part. */
    void forget(Path path) {
        if (path.isRoot()) {
            value = null;
            children.clear();
        } else if (value == null) {
            DisconnectSimulation child = children.get(path.first());
            if (child != null) {
                child.forget(path.rest());
            }
        } else if (!value.isLeaf()) {
            // Below a leaf there is nothing to forget.
            split(value);
            forget(path);
        }
    }

    private void split(Node whole) {
        value = null;
        for (NamedNode child : whole.children()) {
            remember(Path.root().child(child.key()), child.node());
        }
    }

    /** Hands out everything recorded, each value with its path, and forgets it. */
    void drain(BiConsumer<Path, Node> writes) {
        drain(Path.root(), writes);
        value = null;
        children.clear();
    }

    private void drain(Path here, BiConsumer<Path, Node> writes) {
        if (value != null) {
            writes.accept(here, value);
        }
        children.forEach((key, child) -> child.drain(here.child(key), writes));
    }
}
