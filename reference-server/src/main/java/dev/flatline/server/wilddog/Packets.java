package dev.flatline.server.wilddog;

import dev.flatline.server.Liveness;
import dev.flatline.server.json.JsonText;
import dev.flatline.server.wire.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packets a server sends: of Engine.IO 3 and, inside its messages, of socket.io 1 (Wilddog spec 3.2 and 3.3). */
final class Packets {
    /** Ends a session that polls. */
    static final String CLOSE = "1";
    /** Says nothing, to release a poll that waits. */
    static final String NOOP = "6";

    private static final String EVENT_BEGIN = "42[\"wd\",";
    private static final String EVENT_END = "]";

    private Packets() {}

    /** The first packet of a connection, which also tells the client how often to ping and how long to wait for an answer. */
    static OutboundMessage open(String sid, List<String> upgrades, Liveness liveness) {
        Map<String, Object> handshake = new LinkedHashMap<>();
        handshake.put("sid", sid);
        handshake.put("upgrades", upgrades);
        handshake.put("pingInterval", liveness.tick().toMillis());
        handshake.put("pingTimeout", liveness.toleratedSilence().toMillis());
        return packet("0" + JsonText.write(handshake));
    }

    /** What clients that use the whole of socket.io wait for before they listen. */
    static OutboundMessage connected() {
        return packet("40");
    }

    /** Answers a ping with what it carried. */
    static OutboundMessage pong(String payload) {
        return packet("3" + payload);
    }

    /** A message of ours as the one event there is. */
    static OutboundMessage event(String text) {
        return new OutboundMessage(text, List.of(utf8(EVENT_BEGIN + text + EVENT_END)));
    }

    private static OutboundMessage packet(String packet) {
        return new OutboundMessage(packet, List.of(utf8(packet)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
