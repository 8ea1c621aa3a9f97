package dev.flatline.server.admin;

import dev.flatline.server.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the body of a call says: one JSON object, of whose members none may be unknown. */
final class Arguments {
    private final Map<String, @Nullable Object> members;

    private Arguments(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /**
     * Reads a body; an empty one is an empty object.
     *
     * @param name the one member that is allowed
     */
    static Arguments read(AdminRequest request, String name) {
        if (request.body().length == 0) {
            return new Arguments(Map.of());
        }
        if (!(json(request) instanceof Map<?, ?> object)) {
            throw new AdminException(400, "the body must be an object with the member \"" + name + "\"");
        }
        for (Object key : object.keySet()) {
            if (!key.equals(name)) {
                throw new AdminException(400, "the body may have one member only, \"" + name + "\"");
            }
        }
        return new Arguments(JsonText.parseObject(text(request)));
    }

    /** Whatever JSON the body is. */
    static @Nullable Object json(AdminRequest request) {
        try {
            return JsonText.parse(text(request));
        } catch (IllegalArgumentException e) {
            throw new AdminException(400, "the body is not JSON: " + e.getMessage());
        }
    }

    private static String text(AdminRequest request) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AdminException(400, "the body is not UTF-8");
        }
    }

    /** Refuses a body where none is expected. */
    static void requireNone(AdminRequest request) {
        if (request.body().length > 0) {
            throw new AdminException(400, "this call takes no body");
        }
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isEmpty()) {
            return Optional.of(text);
        }
        throw new AdminException(400, "\"" + name + "\" must be a string that is not empty");
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> new AdminException(400, "\"" + name + "\" is missing"));
    }

    long requiredWhole(String name) {
        Object value = members.get(name);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new AdminException(400, "\"" + name + "\" must be a whole number");
    }
}
