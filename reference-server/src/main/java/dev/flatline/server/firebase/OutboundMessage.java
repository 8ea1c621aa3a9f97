package dev.flatline.server.firebase;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message encoded once, to be sent to any number of connections.
 *
 * @param text the message
 * @param frames the payloads of its text frames
 */
record OutboundMessage(String text, List<byte[]> frames) {
    /** In UTF-16 code units: what every client takes as one frame (spec section 0, rule 4, and 1.4). */
    private static final int MAX_SEGMENT_CHARS = 16_384;

    static OutboundMessage of(String text) {
        if (text.length() <= MAX_SEGMENT_CHARS) {
            return new OutboundMessage(text, List.of(utf8(text)));
        }
        List<byte[]> frames = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(start + MAX_SEGMENT_CHARS, text.length());
            // Each segment is UTF-8 of its own, so half a surrogate pair at its end would be lost.
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            frames.add(utf8(text.substring(start, end)));
            start = end;
        }
        frames.add(0, utf8(Integer.toString(frames.size())));
        return new OutboundMessage(text, frames);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
