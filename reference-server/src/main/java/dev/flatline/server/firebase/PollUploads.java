package dev.flatline.server.firebase;

import dev.flatline.server.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts messages together from the segments of polls (spec 1.7), which may arrive in another order than they were sent in, and
 * more than once where a browser repeats a request.
 */
final class PollUploads {
    /** How far ahead of a missing segment others may be; clients have two requests under way, of a few segments each. */
    private static final int WINDOW = 1_000;
    /** A UTF-16 unit is up to three bytes of UTF-8, which are four characters of base64. */
    private static final int BASE64_PER_CHAR = 4;

    private final int maxMessageChars;
    private final TreeMap<Long, PollSegment> early = new TreeMap<>();
    private final StringBuilder parts = new StringBuilder();
    private long earlyChars;
    private long next;
    private int total;
    private int missing;

    /** Nothing yet; {@code maxMessageChars} bounds one message, in UTF-16 code units. */
    PollUploads(int maxMessageChars) {
        this.maxMessageChars = maxMessageChars;
    }

    /**
     * Takes the segments of one request.
     *
     * @return the messages that are complete now, in the order they were sent in
     * @throws ProtocolException if the segments cannot be those of messages, or a message exceeds the limit
     */
    List<String> add(List<PollSegment> segments) {
        for (PollSegment segment : segments) {
            if (segment.number() >= next && early.putIfAbsent(segment.number(), segment) == null) {
                earlyChars += segment.data().length();
                if (segment.number() - next >= WINDOW) {
                    throw new ProtocolException("segment " + segment.number() + " is too far ahead of segment " + next);
                }
            }
        }
        if (parts.length() + earlyChars > (long) maxMessageChars * BASE64_PER_CHAR) {
            throw tooLong();
        }
        List<String> messages = new ArrayList<>();
        while (!early.isEmpty() && early.firstKey() == next) {
            append(early.pollFirstEntry().getValue());
            if (missing == 0) {
                messages.add(message());
            }
        }
        return messages;
    }

    private void append(PollSegment segment) {
        if (missing == 0) {
            if (segment.total() < 1) {
                throw new ProtocolException("a message must have at least one segment");
            }
            total = segment.total();
            missing = total;
        } else if (segment.total() != total) {
            throw new ProtocolException("the segments of a message do not agree on how many they are");
        }
        parts.append(segment.data());
        earlyChars -= segment.data().length();
        missing--;
        next++;
    }

    private String message() {
        String base64 = parts.toString();
        parts.setLength(0);
        parts.trimToSize();
        // As over WebSocket, half a surrogate pair becomes the replacement character instead of an error.
        String message = new String(decode(base64), StandardCharsets.UTF_8);
        if (message.length() > maxMessageChars) {
            throw tooLong();
        }
        return message;
    }

    /** The web-safe alphabet, padded with dots. */
    private static byte[] decode(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64.replace('.', '='));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a message is not web-safe base64");
        }
    }

    private ProtocolException tooLong() {
        return new ProtocolException("message is longer than " + maxMessageChars + " characters");
    }
}
