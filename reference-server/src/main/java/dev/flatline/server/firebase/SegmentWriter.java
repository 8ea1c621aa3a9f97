package dev.flatline.server.firebase;

import dev.flatline.server.wire.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes messages apart into text frames (spec 1.4), the counterpart of {@link SegmentReader}. */
final class SegmentWriter {
    /** In UTF-16 code units: what every client takes as one frame (spec section 0, rule 4, and 1.4). */
    private static final int MAX_SEGMENT_CHARS = 16_384;

    private SegmentWriter() {}

    static OutboundMessage write(String text) {
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
