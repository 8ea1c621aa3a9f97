package dev.flatline.simulator.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object read as Go's encoding/json reads into a struct: keys match case-insensitively, unknown ones are ignored,
 * {@code null} counts as absent, and only the first value of the body is looked at.
 */
final class JsonBody {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    static JsonBody object(byte[] body) {
        return of(firstValue(body), "the body");
    }

    static List<JsonBody> array(byte[] body) {
        JsonNode value = firstValue(body);
        List<JsonBody> elements = new ArrayList<>();
        if (!value.isArray() && !value.isNull()) {
            throw wrongType(value, "the body", "an array");
        }
        value.forEach(element -> elements.add(of(element, "an element")));
        return elements;
    }

    /** An object that has been parsed already; {@code null} counts as an empty one. */
    static JsonBody of(JsonNode value, String what) {
        if (!value.isObject() && !value.isNull()) {
            throw wrongType(value, what, "an object");
        }
        return new JsonBody(value);
    }

    private static JsonNode firstValue(byte[] body) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            JsonNode value = MAPPER.readTree(parser);
            if (value == null || value.isMissingNode()) {
                throw bad("EOF", null);
            }
            return value;
        } catch (JacksonException e) {
            throw bad(withoutLocation(e.getOriginalMessage()), e);
        }
    }

    /** The parser puts what it cannot say of a byte array into brackets at the end. */
    private static String withoutLocation(String message) {
        int bracket = message.indexOf(" (");
        return bracket < 0 ? message : message.substring(0, bracket);
    }

    Optional<String> text(String key) {
        return value(key).map(value -> {
            if (!value.isString()) {
                throw wrongType(value, key, "a string");
            }
            return value.stringValue();
        });
    }

    Optional<Boolean> flag(String key) {
        return value(key).map(value -> {
            if (!value.isBoolean()) {
                throw wrongType(value, key, "a boolean");
            }
            return value.booleanValue();
        });
    }

    /** A number that 32 bits can hold, as Go wants it for a toxicity. */
    Optional<Float> number(String key) {
        return value(key).map(value -> {
            if (!value.isNumber() || !Float.isFinite((float) value.doubleValue())) {
                throw wrongType(value, key, "a number of 32 bits");
            }
            return (float) value.doubleValue();
        });
    }

    Optional<JsonBody> object(String key) {
        return value(key).map(value -> of(value, key));
    }

    /** Hands over those of the named members that are there, in their own order, until one is not an integer. */
    void integers(List<String> names, BiConsumer<String, Long> to) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            for (String name : names) {
                if (name.equalsIgnoreCase(member.getKey()) && !value.isNull()) {
                    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                        throw wrongType(value, name, "an integer of 64 bits");
                    }
                    to.accept(name, value.longValue());
                }
            }
        }
    }

    /** The last of the members that match, as each overwrites the one before. */
    private Optional<JsonNode> value(String key) {
        return object.properties().stream()
                .filter(member -> key.equalsIgnoreCase(member.getKey()))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isNull())
                .reduce((first, last) -> last);
    }

    private static ApiException wrongType(JsonNode value, String what, String wanted) {
        return bad(what + " must be " + wanted + ", was " + value, null);
    }

    private static ApiException bad(String text, @Nullable Throwable cause) {
        String message = "bad request body: " + text;
        return cause == null ? new ApiException(400, message) : new ApiException(400, message, cause);
    }
}
