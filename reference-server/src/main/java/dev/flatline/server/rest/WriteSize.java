package dev.flatline.server.rest;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much work a client lets a write be, from {@code writeSizeLimit}. The real service documents the sizes by the seconds
 * that it reckons a write takes (1, 10, 30, 60) and not how it reckons; here a second is 1 MiB that is written or removed.
 */
enum WriteSize {
    /** One second. */
    TINY(1),
    /** Ten seconds. */
    SMALL(10),
    /** Half a minute. */
    MEDIUM(30),
    /** A minute. */
    LARGE(60),
    /** Whatever it takes. */
    UNLIMITED(Integer.MAX_VALUE);

    private static final long BYTES_PER_SECOND = 1024 * 1024;
    /** What a number, and whatever surrounds a key, is reckoned to take. */
    private static final int NUMBER_BYTES = 8;

    private static final int KEY_OVERHEAD_BYTES = 4;

    private final int seconds;

    WriteSize(int seconds) {
        this.seconds = seconds;
    }

    /** The names that the parameter may have. */
    static List<String> ids() {
        return Arrays.stream(values()).map(WriteSize::id).toList();
    }

    static WriteSize named(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses a write that is too large.
     *
     * @param concerned all that is written and all that is removed
     * @throws IllegalArgumentException if that is more than this allows
     */
    void require(List<Node> concerned) {
        long left = seconds * BYTES_PER_SECOND;
        for (Node node : concerned) {
            left = after(node, left);
        }
        if (left < 0) {
            throw new IllegalArgumentException("the write is larger than its \"writeSizeLimit\": what it writes or"
                    + " removes is more than " + seconds + " MiB");
        }
    }

    /** What is left of a number of bytes after a node; less than nothing as soon as that is known. */
    private static long after(Node node, long bytes) {
        long left = bytes - own(node);
        for (NamedNode child : node.children()) {
            if (left < 0) {
                break;
            }
            left = after(child.node(), left - child.key().length() - KEY_OVERHEAD_BYTES);
        }
        return left;
    }

    private static long own(Node node) {
        if (node.isEmpty()) {
            return 0;
        }
        return node.isLeaf() && node.value() instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8).length
                : NUMBER_BYTES;
    }
}
