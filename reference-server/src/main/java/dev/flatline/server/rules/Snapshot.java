package dev.flatline.server.rules;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code RuleDataSnapshot}: a place in one version of the data.
 *
 * @param root the whole version
 * @param path the place
 */
record Snapshot(Node root, Path path) {

    Node node() {
        return root.get(path);
    }

    boolean exists() {
        return !node().isEmpty();
    }

    @Nullable
    Object val() {
        return scalar(node());
    }

    @Nullable
    Object priority() {
        return scalar(node().priority());
    }

    Snapshot child(String relativePath) {
        try {
            return new Snapshot(root, path.child(Path.parse(relativePath)));
        } catch (IllegalArgumentException e) {
            throw new EvaluationException("not a path");
        }
    }

    Snapshot parent() {
        if (path.isRoot()) {
            throw new EvaluationException("the root has no parent");
        }
        return new Snapshot(root, path.parent());
    }

    boolean isLeafOf(Class<?> type) {
        Node node = node();
        return node.isLeaf() && type.isInstance(node.value());
    }

    /** The value of a node as expressions see it. */
    static @Nullable Object scalar(Node node) {
        if (node.isEmpty()) {
            return null;
        }
        if (node.isLeaf()
                && (node.value() instanceof String
                        || node.value() instanceof Double
                        || node.value() instanceof Boolean)) {
            return node.value();
        }
        return Opaque.VALUE;
    }
}
