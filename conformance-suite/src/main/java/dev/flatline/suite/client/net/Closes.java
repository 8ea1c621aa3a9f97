package dev.flatline.suite.client.net;

/** How a WebSocket ends, in time and in words. */
final class Closes {
    /** How long the peer may take to answer a goodbye before the socket is closed under it. */
    static final long GOODBYE_MILLIS = 2_000;

    private Closes() {}

    /**
     * One phrase.
     *
     * @param code of RFC 6455, or one of the library's own, which are negative
     * @param reason what the peer said; may be empty
     * @param failure what went wrong on this side; empty if nothing did
     */
    static String describe(int code, String reason, String failure) {
        String why = failure.isEmpty() ? reason : failure;
        return "WebSocket closed (" + code + ")" + (why.isEmpty() ? "" : ": " + why);
    }
}
