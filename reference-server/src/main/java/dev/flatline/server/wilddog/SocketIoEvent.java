package dev.flatline.server.wilddog;

import dev.flatline.server.json.JsonText;
import dev.flatline.server.wire.ProtocolException;
import java.util.List;
import java.util.Optional;

/**
 * Takes the message out of a socket.io event (Wilddog spec 3.3): {@code ["wd",MESSAGE]}. Events of other names are none of
 * ours; nobody is known to send them.
 */
final class SocketIoEvent {
    private static final String NAME = "wd";

    private SocketIoEvent() {}

    /**
     * The message as it was written.
     *
     * @param text what follows the packet's type
     * @throws ProtocolException if it is no event
     */
    static Optional<String> message(String text) {
        if (!(parse(text) instanceof List<?> event) || event.isEmpty() || !(event.get(0) instanceof String name)) {
            throw new ProtocolException("an event of socket.io must be an array that begins with its name");
        }
        if (!name.equals(NAME)) {
            return Optional.empty();
        }
        if (event.size() != 2) {
            throw new ProtocolException("the event \"" + NAME + "\" must carry exactly one message");
        }
        return Optional.of(text.substring(text.indexOf(',') + 1, text.lastIndexOf(']')));
    }

    private static Object parse(String text) {
        try {
            Object json = JsonText.parse(text);
            return json == null ? "" : json;
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("an event of socket.io is not JSON: " + e.getMessage());
        }
    }
}
