package dev.flatline.suite.run;

import dev.flatline.server.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON values as people read them. */
final class Values {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SERVER_VALUE = ".sv";

    /** Beyond 2^53 not every integer is a double. */
    private static final double EXACT_MAX = 0x1p53;

    private Values() {}

    /** The value as compact JSON, with server values in words: {@code {"n":increment 1,"t":server time}}. */
    static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size() == 1 && map.containsKey(SERVER_VALUE)
                    ? serverValue(map.get(SERVER_VALUE))
                    : map.entrySet().stream()
                            .map(entry -> JSON.writeValueAsString(entry.getKey()) + ":" + text(entry.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(Values::text).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Double number && number % 1 == 0 && Math.abs(number) < EXACT_MAX
                ? Long.toString(number.longValue())
                : JSON.writeValueAsString(value);
    }

    private static String serverValue(@Nullable Object operation) {
        return operation instanceof Map<?, ?> increment
                ? "increment " + text(increment.get("increment"))
                : "server time";
    }

    /** Whether two JSON values are the same to the database: {@code 1} and {@code 1.0}, {@code {}} and {@code null}. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return Node.of(one).equals(Node.of(other));
    }

    /** A JSON object from keys and values in turn, keys in that order. */
    static Map<String, @Nullable Object> object(String key, @Nullable Object value, @Nullable Object... more) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(key, value);
        for (int i = 0; i < more.length; i += 2) {
            object.put(String.valueOf(more[i]), more[i + 1]);
        }
        return object;
    }
}
