package dev.flatline.server.firebase;

import dev.flatline.server.wire.ProtocolException;
import java.util.Optional;

/**
 * Puts messages together from text frames (spec 1.4): a frame of at most six digits announces how many segments follow,
 * any other frame is a message of its own. The count 0 is the keepalive (spec 1.5).
 */
final class SegmentReader {
    private static final int MAX_COUNT_CHARS = 6;

    private final int maxMessageChars;
    private final StringBuilder parts = new StringBuilder();
    private int missing;

    SegmentReader(int maxMessageChars) {
        this.maxMessageChars = maxMessageChars;
    }

    /**
     * Takes one frame.
     *
     * @return the message, if this frame completes one
     * @throws ProtocolException if the message exceeds the limit
     */
    Optional<String> read(String frame) {
        if (missing == 0) {
            if (isCount(frame)) {
                missing = Integer.parseInt(frame);
                return Optional.empty();
            }
            requireFits(frame.length());
            return Optional.of(frame);
        }
        requireFits(parts.length() + frame.length());
        parts.append(frame);
        missing--;
        if (missing > 0) {
            return Optional.empty();
        }
        String message = parts.toString();
        parts.setLength(0);
        parts.trimToSize();
        return Optional.of(message);
    }

    private static boolean isCount(String frame) {
        return !frame.isEmpty()
                && frame.length() <= MAX_COUNT_CHARS
                && frame.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void requireFits(int chars) {
        if (chars > maxMessageChars) {
            throw new ProtocolException("message is longer than " + maxMessageChars + " characters");
        }
    }
}
