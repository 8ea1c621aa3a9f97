package dev.flatline.server.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in the tree, such as {@code /users/joe}. Immutable.
 *
 * <p>Limits are those of spec 3.6: at most {@value #MAX_DEPTH} segments, at most {@value #MAX_BYTES} bytes of UTF-8
 * including the slashes. {@code .priority} is allowed as the last segment and {@code .info} as the first; no other
 * segment may contain a dot.
 */
public final class Path {
    /** The greatest number of segments. */
    public static final int MAX_DEPTH = 32;
    /** The greatest length in bytes of UTF-8, each segment counted with its slash. */
    public static final int MAX_BYTES = 768;
    /** The pseudo-key under which a node's priority is read and written. */
    public static final String PRIORITY = ".priority";
    /** The first segment of the places that only clients know. */
    public static final String INFO = ".info";

    private static final Path ROOT = new Path(List.of());

    private final List<String> segments;

    private Path(List<String> segments) {
        this.segments = segments;
    }

    /** The root, {@code /}. */
    public static Path root() {
        return ROOT;
    }

    /**
     * Reads {@code /a/b}, {@code a/b} or {@code a/b/}; empty segments are skipped, so {@code ""} and {@code "/"} are the
     * root.
     *
     * @throws IllegalArgumentException if a segment holds a forbidden character or the path is too deep or too long; the
     *     message says which
     */
    public static Path parse(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            if (end > start) {
                parts.add(text.substring(start, end));
            }
            start = end + 1;
        }
        return checked(parts);
    }

    private static Path checked(List<String> parts) {
        if (parts.isEmpty()) {
            return ROOT;
        }
        int last = parts.size() - 1;
        for (int i = 0; i <= last; i++) {
            String part = parts.get(i);
            boolean reserved = (i == last && part.equals(PRIORITY)) || (i == 0 && part.equals(INFO));
            if (!reserved) {
                requireKey(part);
            }
        }
        requireFits(parts);
        return new Path(List.copyOf(parts));
    }

    private static void requireFits(List<String> parts) {
        int depth = parts.get(parts.size() - 1).equals(PRIORITY) ? parts.size() - 1 : parts.size();
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "path has " + depth + " segments; at most " + MAX_DEPTH + " are allowed: " + excerpt(join(parts)));
        }
        int bytesAtMost = parts.size();
        for (String part : parts) {
            bytesAtMost += 3 * part.length();
        }
        if (bytesAtMost <= MAX_BYTES) {
            return;
        }
        int bytes = 0;
        for (String part : parts) {
            bytes += 1 + utf8Length(part);
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "path is " + bytes + " bytes long; at most " + MAX_BYTES + " are allowed: " + excerpt(join(parts)));
        }
    }

    /**
     * Checks that a text may be the key of a child.
     *
     * @throws IllegalArgumentException if it is empty, too long, or holds one of {@code . # $ [ ] /} or an ASCII control
     *     character
     */
    static void requireKey(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a key must not be empty");
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < 0x20 || c == 0x7f) {
                throw new IllegalArgumentException("key \"" + excerpt(key) + "\" contains the control character U+"
                        + String.format("%04X", (int) c));
            }
            if (".#$[]/".indexOf(c) >= 0) {
                throw new IllegalArgumentException(
                        "key \"" + excerpt(key) + "\" contains '" + c + "'; keys must not contain any of . # $ [ ] /");
            }
        }
        Unicode.requireWellFormed(key, "a key");
        // A key alone can already be too long for any path; the slash before it counts.
        if (key.length() >= MAX_BYTES || utf8Length(key) >= MAX_BYTES) {
            throw new IllegalArgumentException(
                    "key \"" + excerpt(key) + "\" is longer than " + (MAX_BYTES - 1) + " bytes");
        }
    }

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String excerpt(String text) {
        int limit = 80;
        String shown = text.length() > limit ? text.substring(0, limit) + "..." : text;
        return shown.chars()
                .map(c -> c < 0x20 || c == 0x7f ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether this is the root. */
    public boolean isRoot() {
        return segments.isEmpty();
    }

    /** The number of segments. */
    public int size() {
        return segments.size();
    }

    /** The segments from the root down; unmodifiable. */
    public List<String> segments() {
        return segments;
    }

    /**
     * The first segment.
     *
     * @throws IllegalStateException for the root
     */
    public String first() {
        return requireNotRoot().segments.get(0);
    }

    /**
     * The path without its first segment.
     *
     * @throws IllegalStateException for the root
     */
    public Path rest() {
        return from(requireNotRoot().segments.subList(1, segments.size()));
    }

    /**
     * The last segment.
     *
     * @throws IllegalStateException for the root
     */
    public String key() {
        return requireNotRoot().segments.get(segments.size() - 1);
    }

    /**
     * The path without its last segment.
     *
     * @throws IllegalStateException for the root
     */
    public Path parent() {
        return from(requireNotRoot().segments.subList(0, segments.size() - 1));
    }

    /**
     * The path of one child.
     *
     * @param key one key, without slashes, or {@link #PRIORITY}
     * @throws IllegalArgumentException as {@link #parse}
     */
    public Path child(String key) {
        boolean reserved = isRoot() ? key.equals(INFO) || key.equals(PRIORITY) : key.equals(PRIORITY);
        if (!reserved) {
            requireKey(key);
        }
        return append(List.of(key));
    }

    /**
     * This path followed by another.
     *
     * @throws IllegalArgumentException if the result is too deep or too long
     */
    public Path child(Path below) {
        if (below.isRoot()) {
            return this;
        }
        if (isRoot()) {
            return below;
        }
        if (below.first().equals(INFO)) {
            requireKey(INFO);
        }
        return append(below.segments);
    }

    private Path append(List<String> checkedParts) {
        if (!isRoot() && key().equals(PRIORITY)) {
            requireKey(PRIORITY);
        }
        List<String> parts = new ArrayList<>(segments.size() + checkedParts.size());
        parts.addAll(segments);
        parts.addAll(checkedParts);
        requireFits(parts);
        return new Path(List.copyOf(parts));
    }

    /** Whether the other path is this one or lies below it. */
    public boolean contains(Path other) {
        return other.size() >= size() && other.segments.subList(0, size()).equals(segments);
    }

    /**
     * The way from here to a descendant: {@code /a} to {@code /a/b/c} is {@code /b/c}.
     *
     * @throws IllegalArgumentException if this path does not {@linkplain #contains contain} the other
     */
    public Path relativize(Path descendant) {
        if (!contains(descendant)) {
            throw new IllegalArgumentException(descendant + " is not at or below " + this);
        }
        return from(descendant.segments.subList(size(), descendant.size()));
    }

    /** The path of keys that have passed their checks. */
    static Path from(List<String> checkedParts) {
        return checkedParts.isEmpty() ? ROOT : new Path(List.copyOf(checkedParts));
    }

    private Path requireNotRoot() {
        if (isRoot()) {
            throw new IllegalStateException("the root has no segments");
        }
        return this;
    }

    private static String join(List<String> parts) {
        return "/" + String.join("/", parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Path path && segments.equals(path.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    /** The path with a leading slash and none at the end; the root is {@code /}. */
    @Override
    public String toString() {
        return join(segments);
    }
}
