package dev.flatline.suite.client.net;

/** Words for the end of a WebSocket. */
final class Closes {
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
