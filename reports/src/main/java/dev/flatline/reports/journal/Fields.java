package dev.flatline.reports.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Typed access to the fields of one object, with errors that name the key, what was expected and what was found. Keys
 * that nobody asked for are refused by {@link #end}, so that a misspelt optional key cannot go unnoticed.
 */
final class Fields {
    private final ObjectNode json;
    private final Set<String> known = new TreeSet<>();

    Fields(ObjectNode json) {
        this.json = json;
    }

    List<String> names() {
        return List.copyOf(json.propertyNames());
    }

    void end() {
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown key '" + name + "'; known here: " + String.join(", ", known));
            }
        }
    }

    String text(String key) {
        return required(key, optionalText(key));
    }

    Optional<String> optionalText(String key) {
        return find(key)
                .map(value -> checked(value.isString(), key, "a string", value).asString());
    }

    long whole(String key) {
        return required(key, find(key).map(value -> checked(isLong(value), key, "a whole number", value)))
                .longValue();
    }

    int integer(String key) {
        return optionalInteger(key).orElseThrow(() -> missing(key));
    }

    OptionalInt optionalInteger(String key) {
        return find(key)
                .map(value -> checked(isLong(value) && value.canConvertToInt(), key, "a whole number", value))
                .map(value -> OptionalInt.of(value.intValue()))
                .orElse(OptionalInt.empty());
    }

    OptionalDouble optionalNumber(String key) {
        return find(key)
                .map(value -> checked(value.isNumber(), key, "a number", value))
                .map(value -> OptionalDouble.of(value.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    Optional<Instant> optionalInstant(String key) {
        return optionalText(key).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "'" + key + "': expected a time such as 2026-01-31T12:00:00Z, found \"" + text + "\"", e);
            }
        });
    }

    <E> E word(String key, E[] choices, Function<E, String> wordOf) {
        String word = text(key);
        for (E choice : choices) {
            if (wordOf.apply(choice).equals(word)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("'" + key + "': unknown word '" + word + "'; expected one of "
                + Arrays.stream(choices).map(wordOf).collect(Collectors.joining(", ")));
    }

    Optional<ObjectNode> optionalTree(String key) {
        return find(key).map(value -> tree(key, "an object", value));
    }

    Fields object(String key) {
        return new Fields(required(key, optionalTree(key)));
    }

    <T> T object(String key, Function<Fields, T> shape) {
        return shaped(object(key), shape);
    }

    <T> List<T> objects(String key, Function<Fields, T> shape) {
        List<T> all = new ArrayList<>();
        for (JsonNode element : array(key)) {
            all.add(shaped(new Fields(tree(key, "an array of objects", element)), shape));
        }
        return all;
    }

    /** Empty if the key is not there. */
    List<String> optionalTexts(String key) {
        return find(key).isPresent() ? texts(key) : List.of();
    }

    List<String> texts(String key) {
        List<String> all = new ArrayList<>();
        for (JsonNode element : array(key)) {
            all.add(checked(element.isString(), key, "an array of strings", element)
                    .asString());
        }
        return all;
    }

    private static <T> T shaped(Fields fields, Function<Fields, T> shape) {
        T value = shape.apply(fields);
        fields.end();
        return value;
    }

    private JsonNode array(String key) {
        JsonNode value = required(key, find(key));
        return checked(value.isArray(), key, "an array", value);
    }

    private static ObjectNode tree(String key, String wanted, JsonNode value) {
        return (ObjectNode) checked(value.isObject(), key, wanted, value);
    }

    private static boolean isLong(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private Optional<JsonNode> find(String key) {
        known.add(key);
        return Optional.ofNullable(json.get(key));
    }

    private static <T> T required(String key, Optional<T> value) {
        return value.orElseThrow(() -> missing(key));
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException("'" + key + "' is missing");
    }

    private static JsonNode checked(boolean fits, String key, String wanted, JsonNode found) {
        if (fits) {
            return found;
        }
        String shown = found.toString();
        throw new IllegalArgumentException("'" + key + "': expected " + wanted + ", found "
                + (shown.length() <= 40 ? shown : shown.substring(0, 40) + "..."));
    }
}
