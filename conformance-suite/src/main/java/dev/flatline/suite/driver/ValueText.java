package dev.flatline.suite.driver;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON values as people read them. */
public final class ValueText {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SERVER_VALUE = ".sv";

    /** Beyond 2^53 not every integer is a double. */
    private static final double EXACT_MAX = 0x1p53;

    private ValueText() {}

    /** The value as compact JSON, with server values in words: {@code {"n":increment 1,"t":server time}}. */
    public static String of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size() == 1 && map.containsKey(SERVER_VALUE)
                    ? serverValue(map.get(SERVER_VALUE))
                    : map.entrySet().stream()
                            .map(entry -> JSON.writeValueAsString(entry.getKey()) + ":" + of(entry.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(ValueText::of).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Double number && number % 1 == 0 && Math.abs(number) < EXACT_MAX
                ? Long.toString(number.longValue())
                : JSON.writeValueAsString(value);
    }

    private static String serverValue(@Nullable Object operation) {
        return operation instanceof Map<?, ?> increment ? "increment " + of(increment.get("increment")) : "server time";
    }
}
