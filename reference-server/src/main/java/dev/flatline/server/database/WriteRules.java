package dev.flatline.server.database;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What may be written at all, whoever writes it (spec 3.6). */
public final class WriteRules {
    private static final int MAX_STRING_BYTES = 10 * 1024 * 1024;

    private WriteRules() {}

    /**
     * Checks one write.
     *
     * @throws IllegalArgumentException if it goes below {@code /.info}, if the path of a leaf would be too deep or too
     *     long, or if a string exceeds 10 MiB
     */
    public static Write check(Path path, Node value) {
        if (!path.isRoot() && path.first().equals(Path.INFO)) {
            throw new IllegalArgumentException("Can't modify data under /.info/");
        }
        if (!path.isRoot() && path.key().equals(Path.PRIORITY)) {
            requirePriority(value);
        } else {
            requireFits(path, value);
        }
        return new Write(path, value);
    }

    /**
     * Checks a multi-path write.
     *
     * @param base where the keys begin
     * @param children the new values by path below {@code base}
     * @return the writes in the order given, paths from the root
     * @throws IllegalArgumentException as {@link #check}, or if one key is an ancestor of another or the same
     */
    public static List<Write> checkAll(Path base, Map<Path, Node> children) {
        List<Write> writes = new ArrayList<>(children.size());
        children.forEach((path, value) -> writes.add(check(base.child(path), value)));
        List<String> sorted = new ArrayList<>();
        writes.forEach(write -> sorted.add(write.path().isRoot() ? "/" : write.path() + "/"));
        sorted.sort(null);
        for (int i = 1; i < sorted.size(); i++) {
            // With a slash at the end, a path sorts directly before what lies below it.
            if (sorted.get(i).startsWith(sorted.get(i - 1))) {
                throw new IllegalArgumentException(
                        "an update must not name both " + sorted.get(i - 1) + " and " + sorted.get(i));
            }
        }
        return writes;
    }

    private static void requirePriority(Node value) {
        if (!value.isEmpty() && (!value.isLeaf() || value.value() instanceof Boolean)) {
            throw new IllegalArgumentException("a priority must be a string, a number or null");
        }
    }

    private static void requireFits(Path path, Node value) {
        if (value.isLeaf()
                && value.value() instanceof String text
                && text.length() > MAX_STRING_BYTES / 3
                && text.getBytes(StandardCharsets.UTF_8).length > MAX_STRING_BYTES) {
            throw new IllegalArgumentException("a string must not be longer than " + MAX_STRING_BYTES + " bytes");
        }
        for (NamedNode child : value.children()) {
            requireFits(path.child(child.key()), child.node());
        }
    }
}
