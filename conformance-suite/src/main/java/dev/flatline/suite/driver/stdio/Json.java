package dev.flatline.suite.driver.stdio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON text on one side, plain values ({@code Map}, {@code List}, {@code String}, ...) on the other. */
final class Json {

    private static final int SHOWN_LENGTH = 80;

    /** Integral numbers up to here are exact in a double, the only number of the protocol's databases. */
    private static final double MAX_SAFE_INTEGER = 9_007_199_254_740_991d;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static String text(Map<String, @Nullable Object> object) {
        return MAPPER.writeValueAsString(object);
    }

    static ObjectNode object(String line) throws MalformedLineException {
        try {
            if (MAPPER.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw notAnObject(line);
        }
        throw notAnObject(line);
    }

    private static MalformedLineException notAnObject(String line) {
        return new MalformedLineException("printed a line that is not a JSON object: "
                + Tail.abbreviated(line, SHOWN_LENGTH)
                + " (standard output is for the protocol; anything else belongs on standard error)");
    }

    static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (node.isNumber()) {
            return number(node.doubleValue());
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.stringValue();
    }

    /** One representation for each number, so that equal values compare equal: {@code Long} where exact, else {@code Double}. */
    static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER) {
            return (long) value;
        }
        return value;
    }
}
