package dev.flatline.server.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The hash by which client and server find out whether they hold the same data (spec 3.4). */
final class NodeHash {
    private NodeHash() {}

    static String of(Node node) {
        return node.isEmpty() ? "" : digest(text(node));
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        if (!node.priority().isEmpty()) {
            text.append("priority:").append(scalar(node.priority())).append(':');
        }
        if (node.isLeaf()) {
            return text.append(scalar(node)).toString();
        }
        for (NamedNode child : childrenInHashOrder(node)) {
            text.append(':').append(child.key()).append(':').append(child.node().hash());
        }
        return text.toString();
    }

    private static Iterable<NamedNode> childrenInHashOrder(Node node) {
        boolean anyPriority = false;
        List<NamedNode> children = new ArrayList<>(node.childCount());
        for (NamedNode child : node.children()) {
            children.add(child);
            anyPriority |= !child.node().priority().isEmpty();
        }
        if (anyPriority) {
            // The sort is stable, so ties stay in key order.
            children.sort((a, b) ->
                    ValueOrder.INSTANCE.compare(a.node().priority(), b.node().priority()));
        }
        return children;
    }

    /** Writes a leaf as it stands in the text of a range (spec 3.5): as for its own hash, but with strings in quotes. */
    static void appendLeafOfRange(Node leaf, StringBuilder text) {
        if (!leaf.priority().isEmpty()) {
            text.append("priority:");
            appendQuoted(leaf.priority(), text);
            text.append(':');
        }
        appendQuoted(leaf, text);
    }

    private static void appendQuoted(Node leaf, StringBuilder text) {
        if (leaf.value() instanceof String value) {
            text.append("string:");
            quote(value, text);
        } else {
            text.append(scalar(leaf));
        }
    }

    /** Writes a text in quotes as the ranges' hashes want it: with no escapes but those of quotes and backslashes. */
    static void quote(String value, StringBuilder text) {
        text.append('"')
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    private static String scalar(Node leaf) {
        Object value = leaf.value();
        if (value instanceof String text) {
            return "string:" + text;
        }
        if (value instanceof Boolean flag) {
            return "boolean:" + flag;
        }
        if (value instanceof Double number) {
            String hex = Long.toHexString(Double.doubleToLongBits(number));
            return "number:" + "0".repeat(16 - hex.length()) + hex;
        }
        throw new IllegalStateException("a deferred server value has no hash; resolve it first");
    }

    /** SHA-1 of the text in UTF-8, in base 64. */
    static String digest(String text) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-1", e);
        }
    }
}
