package dev.flatline.server;

/**
 * What one peer may ask of the server. All values are at least 1.
 *
 * @param frameBytes payload of one WebSocket frame, in bytes
 * @param messageChars one message, put together from its segments, in UTF-16 code units
 * @param listens listens per session
 * @param disconnectWrites disconnect writes stored per session
 * @param namespaces namespaces per server
 * @param bodyBytes body of one HTTP request, in bytes
 * @param streamBacklogBytes what may wait for the consumer of an event stream before it is dropped, in bytes
 */
public record Limits(
        int frameBytes,
        int messageChars,
        int listens,
        int disconnectWrites,
        int namespaces,
        int bodyBytes,
        int streamBacklogBytes) {

    /**
     * Generous for real clients, which send frames below 64 KiB and writes up to 16 MiB (spec 1.4 and 3.6). REST may write
     * no more than that either, although production lets it.
     */
    public static final Limits DEFAULT =
            new Limits(256 * 1024, 16 * 1024 * 1024, 10_000, 10_000, 10_000, 16 * 1024 * 1024, 16 * 1024 * 1024);

    /** Checks the ranges. */
    public Limits {
        requirePositive(frameBytes, "frameBytes");
        requirePositive(messageChars, "messageChars");
        requirePositive(listens, "listens");
        requirePositive(disconnectWrites, "disconnectWrites");
        requirePositive(namespaces, "namespaces");
        requirePositive(bodyBytes, "bodyBytes");
        requirePositive(streamBacklogBytes, "streamBacklogBytes");
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("limit " + name + " must be at least 1, not " + value);
        }
    }
}
