package dev.flatline.server.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of the data at one place: nothing, a leaf value, or children, each with an optional priority. Immutable;
 * every change gives a new node that shares what it did not touch.
 *
 * <p>The rules of spec 3.3 hold by construction: there are no empty children, a node without value and children is
 * empty, and an empty node has no priority.
 */
public final class Node {
    private static final Node EMPTY = new Node(null, null, ChildLeaf.EMPTY);

    /** String, Double, Boolean or ServerValue. */
    private final @Nullable Object value;

    private final @Nullable Node priority;
    private final ChildMap children;
    /** Computed on demand; racing threads would compute the same text, so no synchronisation is needed. */
    private @Nullable String hash;

    private Node(@Nullable Object value, @Nullable Node priority, ChildMap children) {
        this.value = value;
        this.priority = priority;
        this.children = children;
    }

    /** The node that stands for no data. */
    public static Node empty() {
        return EMPTY;
    }

    /**
     * Reads plain JSON in export form: maps, lists, strings, numbers, booleans, null, with {@code .value},
     * {@code .priority} and {@code .sv} understood and other keys that begin with a dot ignored.
     *
     * @throws IllegalArgumentException if a key or number is not allowed, a server value is unknown, or the data is
     *     nested deeper than {@link Path#MAX_DEPTH} levels; the message says which
     */
    public static Node of(@Nullable Object exportJson) {
        return JsonTree.read(exportJson, 0);
    }

    /**
     * Reads the values of a multi-path update, in order.
     *
     * @param exportJsonByPath values as in {@link #of}; their keys are paths
     * @throws IllegalArgumentException as {@link #of}, or if two keys spell the same path
     */
    public static Map<Path, Node> byPath(Map<?, ?> exportJsonByPath) {
        Map<Path, Node> nodes = new LinkedHashMap<>();
        exportJsonByPath.forEach((key, value) -> {
            Path path = Path.parse(String.valueOf(key));
            if (nodes.put(path, of(value)) != null) {
                throw new IllegalArgumentException("an update must not name " + path + " more than once");
            }
        });
        return nodes;
    }

    static Node leaf(Object value) {
        return new Node(value, null, ChildLeaf.EMPTY);
    }

    /** Whether there is no data. */
    public boolean isEmpty() {
        return value == null && children.isEmpty();
    }

    /** Whether this is a value without children. */
    public boolean isLeaf() {
        return value != null;
    }

    /**
     * A leaf's value: a {@link String}, {@link Double}, {@link Boolean}, or a {@link ServerValue} not yet resolved.
     *
     * @throws IllegalStateException if this is no leaf
     */
    public Object value() {
        if (value == null) {
            throw new IllegalStateException("only a leaf has a value");
        }
        return value;
    }

    /** The priority: a leaf, or empty if there is none. */
    public Node priority() {
        return priority == null ? EMPTY : priority;
    }

    /** The children in {@link KeyOrder}; none of them is empty. */
    public Iterable<NamedNode> children() {
        return children;
    }

    /** The number of children. */
    public int childCount() {
        return children.size();
    }

    /** The child with that key, or the priority for {@code .priority}; empty if there is none. */
    public Node child(String key) {
        if (key.equals(Path.PRIORITY)) {
            return priority();
        }
        Node child = children.get(key);
        return child == null ? EMPTY : child;
    }

    /** The node at that path below this one; empty if there is none. */
    public Node get(Path path) {
        Node node = this;
        for (String key : path.segments()) {
            node = node.child(key);
        }
        return node;
    }

    /**
     * This node with the one at that path replaced, priority included. Missing parents appear, emptied parents vanish; a
     * leaf on the way loses its value but keeps its priority. A path that ends in {@code .priority} sets a priority.
     */
    public Node with(Path path, Node replacement) {
        return with(path, 0, replacement);
    }

    private Node with(Path path, int from, Node replacement) {
        if (from == path.size()) {
            return replacement;
        }
        String key = path.segments().get(from);
        if (key.equals(Path.PRIORITY)) {
            return withPriority(replacement);
        }
        return withChild(key, child(key).with(path, from + 1, replacement));
    }

    /** This node with one child replaced, or removed if the replacement is empty. */
    public Node withChild(String key, Node child) {
        if (child.isEmpty()) {
            ChildMap remaining = children.without(key);
            if (remaining == children) {
                return this;
            }
            return remaining.isEmpty() ? EMPTY : new Node(null, priority, remaining);
        }
        return new Node(null, priority, children.with(key, child));
    }

    /**
     * This node with another priority; an empty one removes it. Without effect on an empty node.
     *
     * @throws IllegalArgumentException if the priority is neither empty nor a string, a number or a server value
     */
    public Node withPriority(Node newPriority) {
        if (isEmpty() || priority().equals(newPriority)) {
            return this;
        }
        if (newPriority.isEmpty()) {
            return new Node(value, null, children);
        }
        if (!newPriority.isLeaf() || newPriority.value() instanceof Boolean) {
            throw new IllegalArgumentException("a priority must be a string, a number or null");
        }
        return new Node(value, Node.leaf(newPriority.value()), children);
    }

    /** The hash of spec 3.4: empty text for no data, else 28 characters. */
    public String hash() {
        String known = hash;
        if (known == null) {
            known = NodeHash.of(this);
            hash = known;
        }
        return known;
    }

    /** Whether the hash is that one; saves hashing all there is only to learn that it is not nothing. */
    public boolean hasHash(String expected) {
        return expected.isEmpty() ? isEmpty() : expected.equals(hash());
    }

    /**
     * This node as JSON with priorities and without arrays: {@code null}, {@link String}, {@link Boolean}, {@link Long}
     * for whole numbers up to 2^53, {@link Double} for others, or an ordered map of these.
     */
    public @Nullable Object export() {
        return JsonTree.export(this);
    }

    /** As {@link #export()}, but without priorities and with lists where keys read as array indexes (spec 3.3). */
    public @Nullable Object val() {
        return JsonTree.val(this);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Node that)
                || !Objects.equals(value, that.value)
                || children.size() != that.children.size()
                || !Objects.equals(priority, that.priority)) {
            return false;
        }
        var theirs = that.children.iterator();
        for (NamedNode mine : children) {
            if (!mine.equals(theirs.next())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int result = Objects.hash(value, priority);
        for (NamedNode child : children) {
            result = 31 * result + child.hashCode();
        }
        return result;
    }

    @Override
    public String toString() {
        return String.valueOf(export());
    }
}
