package dev.flatline.suite.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The JSON messages of the wire protocol (spec 1.2): requests to text, text to {@link ServerMessage}. */
final class MessageCodec {
    /** {@code {"t":"c","d":{"t":"p","d":{}}}}: asks for a {@link ServerMessage.Pong}. */
    static final String PING = "{\"t\":\"c\",\"d\":{\"t\":\"p\",\"d\":{}}}";

    /** The tree is at most 32 levels deep (spec 3.6); the envelope and leaf wrappers add a few. */
    private static final int MAX_NESTING = 64;

    private static final Pattern HOST = Pattern.compile("([\\w.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(Segments.MAX_MESSAGE_CHARS)
                            .build())
                    .build())
            .build();

    private MessageCodec() {}

    /** One request; {@code number} is at least 1 and grows. */
    static String request(long number, String action, Map<String, @Nullable Object> body) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("r", number);
        data.put("a", action);
        data.put("b", body);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("t", "d");
        envelope.put("d", data);
        return JSON.writeValueAsString(envelope);
    }

    /**
     * Reads one whole message.
     *
     * @throws MalformedMessageException if it is not the protocol
     */
    static ServerMessage decode(String text) {
        Map<?, ?> envelope = object(parse(text), "message");
        Object type = envelope.get("t");
        if (type == null) {
            throw new MalformedMessageException("the server sent a message without a type");
        }
        if (type.equals("c")) {
            return control(object(envelope.get("d"), "control message"));
        }
        return type.equals("d") ? data(object(envelope.get("d"), "data message")) : new ServerMessage.Ignored();
    }

    private static @Nullable Object parse(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new MalformedMessageException("the server sent invalid JSON: " + e.getOriginalMessage());
        }
    }

    private static ServerMessage control(Map<?, ?> message) {
        // A control message without data is ignored, as the official SDK does (spec 1.3, pong).
        if (!(message.get("t") instanceof String type) || !message.containsKey("d")) {
            return new ServerMessage.Ignored();
        }
        Object data = message.get("d");
        return switch (type) {
            case "h" -> hello(object(data, "greeting"));
            case "r" -> new ServerMessage.Reset(host(data));
            case "s" -> new ServerMessage.Shutdown(String.valueOf(data));
            case "o" -> new ServerMessage.Pong();
            default -> new ServerMessage.Ignored();
        };
    }

    private static ServerMessage hello(Map<?, ?> greeting) {
        if (!(greeting.get("ts") instanceof Number clock)) {
            throw new MalformedMessageException("the server's greeting has no clock (ts)");
        }
        if (!(greeting.get("s") instanceof String session)) {
            throw new MalformedMessageException("the server's greeting has no session id (s)");
        }
        // An empty one is none: the official SDKs go on without, and so can be served by old stand-ins for the real
        // thing.
        return new ServerMessage.Hello(
                clock.longValue(), host(greeting.get("h")), Optional.of(session).filter(id -> !id.isEmpty()));
    }

    private static String host(@Nullable Object json) {
        if (json instanceof String host && HOST.matcher(host).matches()) {
            return host;
        }
        throw new MalformedMessageException("the server named a host that is none: " + json);
    }

    private static ServerMessage data(Map<?, ?> message) {
        if (message.get("r") instanceof Number request) {
            Map<?, ?> body = object(message.get("b"), "response");
            if (!(body.get("s") instanceof String status)) {
                throw new MalformedMessageException("the server sent a response without a status");
            }
            return new ServerMessage.Response(request.longValue(), new Answer(status, body.get("d")));
        }
        if (message.get("a") instanceof String action) {
            return new ServerMessage.Push(action, object(message.get("b"), "push"));
        }
        throw new MalformedMessageException("the server sent a data message that is neither response nor push");
    }

    private static Map<?, ?> object(@Nullable Object json, String what) {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new MalformedMessageException("the server sent a " + what + " that is no JSON object");
    }
}
