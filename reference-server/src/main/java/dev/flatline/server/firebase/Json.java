package dev.flatline.server.firebase;

import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON text to plain maps, lists and scalars, and back. */
final class Json {
    /** The deepest data there can be, inside an envelope of a few levels. */
    private static final int MAX_NESTING = Path.MAX_DEPTH + 8;

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            // The limit on messages is the limit on strings.
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads one JSON object.
     *
     * @throws ProtocolException if the text is anything else, or nested too deep
     */
    static Map<String, @Nullable Object> parse(String text) {
        Map<String, @Nullable Object> object;
        try {
            object = MAPPER.readValue(text, OBJECT);
        } catch (JacksonException e) {
            // The library's own text may quote the input at length; its first line says what is wrong.
            throw new ProtocolException("message is not a JSON object: "
                    + e.getOriginalMessage().lines().findFirst().orElse("malformed"));
        }
        if (object == null) {
            throw new ProtocolException("message is not a JSON object: null");
        }
        return object;
    }

    static String write(Map<String, ?> object) {
        return MAPPER.writeValueAsString(object);
    }
}
