package dev.flatline.suite.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The segmentation of large messages into WebSocket texts (spec 1.4).
 *
 * <p>One instance joins what arrives on one connection.
 */
final class Segments {
    /** The longest text, in UTF-16 units. */
    static final int MAX_SEGMENT_CHARS = 16_384;
    /** The longest message accepted, in UTF-16 units. */
    static final int MAX_MESSAGE_CHARS = 32 * 1024 * 1024;

    private static final int MAX_COUNT_DIGITS = 6;

    private final StringBuilder joined = new StringBuilder();
    private int missing;

    /**
     * Cuts a message into the texts to send: itself, or a count and its segments. The cuts never fall inside a surrogate
     * pair; the official SDKs' do, which corrupts the character.
     */
    static List<String> split(String message) {
        if (message.length() <= MAX_SEGMENT_CHARS) {
            return List.of(message);
        }
        List<String> texts = new ArrayList<>();
        int start = 0;
        while (start < message.length()) {
            int end = Math.min(start + MAX_SEGMENT_CHARS, message.length());
            if (end < message.length() && Character.isHighSurrogate(message.charAt(end - 1))) {
                end--;
            }
            texts.add(message.substring(start, end));
            start = end;
        }
        texts.add(0, Integer.toString(texts.size()));
        return texts;
    }

    /**
     * Takes the next text.
     *
     * @return the message that it completes, if it does
     * @throws MalformedMessageException for a text or count that no server may send
     */
    Optional<String> accept(String text) {
        if (missing == 0) {
            if (!isCount(text)) {
                return Optional.of(requireFits(text.length(), text));
            }
            missing = Integer.parseInt(text);
            if (missing == 0) {
                // The official JavaScript SDK would wait for ever after this one (section 0, rule 1).
                throw new MalformedMessageException("the server announced a message of 0 segments");
            }
            return Optional.empty();
        }
        requireFits((long) joined.length() + text.length(), text);
        joined.append(text);
        if (--missing > 0) {
            return Optional.empty();
        }
        String message = joined.toString();
        joined.setLength(0);
        joined.trimToSize();
        return Optional.of(message);
    }

    private static boolean isCount(String text) {
        if (text.isEmpty()) {
            throw new MalformedMessageException("the server sent an empty text");
        }
        return text.length() <= MAX_COUNT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String requireFits(long chars, String text) {
        if (chars > MAX_MESSAGE_CHARS) {
            throw new MalformedMessageException(
                    "the server sent a message of more than " + MAX_MESSAGE_CHARS + " characters");
        }
        return text;
    }
}
