package dev.flatline.server.wilddog;

import dev.flatline.server.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets in the body of a request or an answer (Wilddog spec 3.6): each after its length and a colon. A packet stands there as
 * one character for each byte of its UTF-8, which the body encodes in UTF-8 once more.
 */
final class Payload {
    private static final int MAX_LENGTH_DIGITS = 9;

    private Payload() {}

    /** A packet in its place, which has one character for each byte of its UTF-8. */
    static String part(String packet) {
        return packet.length() + ":" + packet;
    }

    /**
     * The packets of a body.
     *
     * @throws ProtocolException if it is not made of packets; then none of them counts
     */
    static List<String> packets(ByteBuffer body) {
        String payload = decode(body);
        List<String> packets = new ArrayList<>();
        int start = 0;
        while (start < payload.length()) {
            int colon = payload.indexOf(':', start);
            int length = length(payload, start, colon);
            int end = colon + 1 + length;
            if (end > payload.length()) {
                throw new ProtocolException("a packet is shorter than it says");
            }
            packets.add(decode(bytes(payload.substring(colon + 1, end))));
            start = end;
        }
        if (packets.isEmpty()) {
            throw new ProtocolException("a payload must hold a packet");
        }
        return packets;
    }

    private static int length(String payload, int start, int colon) {
        int digits = colon - start;
        if (digits < 1
                || digits > MAX_LENGTH_DIGITS
                || !payload.substring(start, colon).chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ProtocolException("a packet must begin with its length and a colon");
        }
        return Integer.parseInt(payload.substring(start, colon));
    }

    private static ByteBuffer bytes(String characters) {
        if (characters.chars().anyMatch(c -> c > 0xff)) {
            throw new ProtocolException("a packet must have one character for each byte of its UTF-8");
        }
        return ByteBuffer.wrap(characters.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String decode(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("a payload is not UTF-8");
        }
    }
}
