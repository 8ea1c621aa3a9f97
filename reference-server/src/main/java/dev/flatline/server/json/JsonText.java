package dev.flatline.server.json;

import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON text to plain maps, lists and scalars, and back. The only place that knows the JSON library. */
public final class JsonText {
    /** The deepest data there can be, inside an envelope of a few levels. */
    private static final int MAX_NESTING = Path.MAX_DEPTH + 8;

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<Object> ANYTHING = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            // The limit on messages is the limit on strings.
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The same on every platform, line ends included. */
    private static final ObjectWriter PRETTY = MAPPER.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private JsonText() {}

    /**
     * Reads one JSON value.
     *
     * @return a map in the order of the text, a list, a {@link String}, a {@link Number}, a {@link Boolean}, or null
     * @throws IllegalArgumentException if the text is not exactly one JSON value, or nested too deep; the message says
     *     what is wrong and where
     */
    public static @Nullable Object parse(String text) {
        return read(text, ANYTHING);
    }

    /**
     * Reads one JSON object.
     *
     * @throws IllegalArgumentException if the text is anything else, or nested too deep
     */
    public static Map<String, @Nullable Object> parseObject(String text) {
        LinkedHashMap<String, @Nullable Object> object = read(text, OBJECT);
        if (object == null) {
            throw new IllegalArgumentException("null");
        }
        return object;
    }

    private static <T> @Nullable T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            // The library's own text may quote the input at length; its first line says what is wrong.
            String what = e.getOriginalMessage().lines().findFirst().orElse("malformed");
            throw new IllegalArgumentException(what + where(e.getLocation()), e);
        }
    }

    private static String where(@Nullable TokenStreamLocation place) {
        return place == null || place.getLineNr() < 1
                ? ""
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    /** Writes a value made of maps, lists, strings, numbers, booleans and nulls, without white space. */
    public static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** As {@link #write}, but indented for people. */
    public static String writePretty(@Nullable Object value) {
        return PRETTY.writeValueAsString(value);
    }
}
