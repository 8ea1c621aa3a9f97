package dev.flatline.server.wire;

import dev.flatline.server.json.JsonText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of messages: always one JSON object. */
public final class Json {
    private Json() {}

    /**
     * Reads a message.
     *
     * @throws ProtocolException if the text is anything but a JSON object, or nested too deep
     */
    public static Map<String, @Nullable Object> parse(String text) {
        try {
            return JsonText.parseObject(text);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("message is not a JSON object: " + e.getMessage());
        }
    }

    static String write(Map<String, ?> object) {
        return JsonText.write(object);
    }
}
