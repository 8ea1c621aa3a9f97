package dev.flatline.server.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between nodes and plain JSON values: maps, lists, strings, numbers, booleans, null (spec 3.3). */
final class JsonTree {
    private static final String VALUE = ".value";
    private static final String SERVER_VALUE = ".sv";

    private JsonTree() {}

    static Node read(@Nullable Object json, int depth) {
        if (json == null) {
            return Node.empty();
        }
        if (json instanceof Map<?, ?> map) {
            return readObject(map, depth);
        }
        if (json instanceof List<?> list) {
            Node node = Node.empty();
            for (int i = 0; i < list.size(); i++) {
                node = node.withChild(Integer.toString(i), readChild(list.get(i), depth));
            }
            return node;
        }
        return Node.leaf(scalar(json));
    }

    private static Object scalar(Object json) {
        if (json instanceof String text) {
            Unicode.requireWellFormed(text, "a string");
            return json;
        }
        if (json instanceof Boolean) {
            return json;
        }
        if (json instanceof Number number) {
            return Numbers.canonical(number);
        }
        throw new IllegalArgumentException(
                "not a JSON value: " + json.getClass().getName());
    }

    private static Node readObject(Map<?, ?> map, int depth) {
        Node node = Node.empty();
        boolean isServerValue = map.containsKey(SERVER_VALUE);
        boolean hasValue = isServerValue || map.get(VALUE) != null;
        if (isServerValue) {
            node = Node.leaf(ServerValue.parse(map.get(SERVER_VALUE)));
        } else if (hasValue) {
            node = read(map.get(VALUE), depth);
            if (!node.isLeaf()) {
                throw new IllegalArgumentException("\".value\" must be a string, a number or a boolean");
            }
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            // Other keys with a dot are reserved and ignored in incoming data.
            if (!key.startsWith(".")) {
                if (hasValue) {
                    throw new IllegalArgumentException("\"" + (isServerValue ? SERVER_VALUE : VALUE)
                            + "\" must not stand beside children such as \"" + key + "\"");
                }
                Path.requireKey(key);
                node = node.withChild(key, readChild(entry.getValue(), depth));
            }
        }
        return node.withPriority(readPriority(map.get(Path.PRIORITY)));
    }

    private static Node readChild(@Nullable Object json, int depth) {
        if (depth >= Path.MAX_DEPTH) {
            throw new IllegalArgumentException("data is nested deeper than " + Path.MAX_DEPTH + " levels");
        }
        return read(json, depth + 1);
    }

    private static Node readPriority(@Nullable Object json) {
        if (json == null || json instanceof String || json instanceof Number || json instanceof Map) {
            return read(json, Path.MAX_DEPTH);
        }
        throw new IllegalArgumentException("\".priority\" must be a string, a number or null");
    }

    static @Nullable Object export(Node node) {
        if (node.isEmpty()) {
            return null;
        }
        Object bare = node.isLeaf() ? exportLeaf(node) : null;
        if (bare != null && node.priority().isEmpty()) {
            return bare;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (bare != null) {
            map.put(VALUE, bare);
        }
        for (NamedNode child : node.children()) {
            map.put(child.key(), export(child.node()));
        }
        if (!node.priority().isEmpty()) {
            map.put(Path.PRIORITY, export(node.priority()));
        }
        return map;
    }

    private static Object exportLeaf(Node leaf) {
        Object value = leaf.value();
        if (value instanceof ServerValue deferred) {
            return Map.of(SERVER_VALUE, deferred.export());
        }
        return value instanceof Double number ? Numbers.export(number) : value;
    }

    static @Nullable Object val(Node node) {
        if (node.isEmpty()) {
            return null;
        }
        if (node.isLeaf()) {
            return exportLeaf(node);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        long maxIndex = -1;
        boolean allIndexes = true;
        for (NamedNode child : node.children()) {
            map.put(child.key(), val(child.node()));
            allIndexes = allIndexes && isArrayIndex(child.key());
            maxIndex = allIndexes ? Math.max(maxIndex, Long.parseLong(child.key())) : maxIndex;
        }
        return allIndexes && maxIndex < 2L * map.size() ? toList(map, (int) maxIndex + 1) : map;
    }

    private static List<@Nullable Object> toList(Map<String, @Nullable Object> map, int length) {
        List<@Nullable Object> list = new ArrayList<>(Collections.nCopies(length, null));
        map.forEach((key, value) -> list.set(Integer.parseInt(key), value));
        return list;
    }

    private static boolean isArrayIndex(String key) {
        // Nine digits: no array that the size rule lets through can have more.
        return key.length() <= 9
                && key.chars().allMatch(c -> c >= '0' && c <= '9')
                && (key.length() == 1 || key.charAt(0) != '0');
    }
}
