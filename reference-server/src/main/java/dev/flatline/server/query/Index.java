package dev.flatline.server.query;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.Comparator;

/** What the children of a queried node are ordered by (spec 3.1 and 3.2). Ties are always broken by key. */
public sealed interface Index extends Comparator<NamedNode> {

    /** By priority: the order of a query that names no index. */
    record Priority() implements Index {
        @Override
        public Node keyOf(NamedNode child) {
            return child.node().priority();
        }

        @Override
        public String wireName() {
            return ".priority";
        }
    }

    /** By the children's keys. */
    record Key() implements Index {
        @Override
        public Node keyOf(NamedNode child) {
            return Node.of(child.key());
        }

        @Override
        public String wireName() {
            return ".key";
        }
    }

    /** By the children's own values. */
    record Value() implements Index {
        @Override
        public Node keyOf(NamedNode child) {
            return child.node();
        }

        @Override
        public String wireName() {
            return ".value";
        }
    }

    /**
     * By a value below each child; children without it sort as null.
     *
     * @param path from the child to the value
     */
    record Child(Path path) implements Index {
        @Override
        public Node keyOf(NamedNode child) {
            return child.node().get(path);
        }

        @Override
        public String wireName() {
            return path.toString().substring(1);
        }
    }

    /** What a child is ordered by. */
    Node keyOf(NamedNode child);

    /** How the index is called in a query object. */
    String wireName();

    /**
     * The index of that name.
     *
     * @throws IllegalArgumentException if it is neither a known name nor a path
     */
    static Index parse(String wireName) {
        return switch (wireName) {
            case ".priority" -> new Priority();
            case ".key" -> new Key();
            case ".value" -> new Value();
            default -> {
                Path path = Path.parse(wireName);
                if (path.isRoot()) {
                    throw new IllegalArgumentException("the index of a query must not be an empty path");
                }
                yield new Child(path);
            }
        };
    }

    @Override
    default int compare(NamedNode left, NamedNode right) {
        return Position.of(this, left).compareTo(Position.of(this, right));
    }
}
