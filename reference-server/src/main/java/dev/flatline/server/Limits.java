package dev.flatline.server;

/**
 * What one peer may ask of the server. All values are at least 1. Made by {@link #builder()}.
 *
 * <p>Nesting is not here: what is stored may be 32 levels deep, which clients hold to as well (spec 3.6), and no message is
 * read that is nested deeper than that takes. Nor are requests in flight on a WebSocket: each is answered before the next
 * one is looked at.
 *
 * @param frameBytes payload of one WebSocket frame, in bytes; beyond it the connection is closed
 * @param messageChars one message, put together from its segments, in UTF-16 code units; beyond it the connection is closed
 * @param listens listens per session; more are refused
 * @param disconnectWrites disconnect writes stored per session; more are refused
 * @param namespaces namespaces per server; more are refused
 * @param bodyBytes body of one HTTP request, in bytes; 413 beyond it
 * @param backlogBytes what may wait for a peer that does not read, in bytes; its connection is reset when there is something
 *     to add. One message may be larger, since it is what is there before it that counts
 * @param sessionsPerAddress WebSockets and event streams from one IP address; 429 beyond it
 * @param pipelinedRequests HTTP requests of one connection that wait for the answer to the one before them; 429 beyond it
 * @param requestLineBytes method, target and version of an HTTP request, in bytes; 414 beyond it
 * @param headerBytes all headers of an HTTP request, in bytes; 431 beyond it
 * @param requestTimeoutMillis from the connect, or from an answer, until the next HTTP request is complete, in milliseconds;
 *     then the connection is closed
 */
public record Limits(
        int frameBytes,
        int messageChars,
        int listens,
        int disconnectWrites,
        int namespaces,
        int bodyBytes,
        int backlogBytes,
        int sessionsPerAddress,
        int pipelinedRequests,
        int requestLineBytes,
        int headerBytes,
        int requestTimeoutMillis) {

    /**
     * Generous for real clients, which send frames below 64 KiB and writes up to 16 MiB (spec 1.4 and 3.6). REST may write
     * no more than that either, although production lets it.
     */
    public static final Limits DEFAULT = builder().build();

    /** Checks the ranges. */
    public Limits {
        requirePositive(frameBytes, "frameBytes");
        requirePositive(messageChars, "messageChars");
        requirePositive(listens, "listens");
        requirePositive(disconnectWrites, "disconnectWrites");
        requirePositive(namespaces, "namespaces");
        requirePositive(bodyBytes, "bodyBytes");
        requirePositive(backlogBytes, "backlogBytes");
        requirePositive(sessionsPerAddress, "sessionsPerAddress");
        requirePositive(pipelinedRequests, "pipelinedRequests");
        requirePositive(requestLineBytes, "requestLineBytes");
        requirePositive(headerBytes, "headerBytes");
        requirePositive(requestTimeoutMillis, "requestTimeoutMillis");
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("limit " + name + " must be at least 1, not " + value);
        }
    }

    /** A builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the limits; each setter overrides one default. */
    public static final class Builder {
        private int frameBytes = 256 * 1024;
        private int messageChars = 16 * 1024 * 1024;
        private int listens = 10_000;
        private int disconnectWrites = 10_000;
        private int namespaces = 10_000;
        private int bodyBytes = 16 * 1024 * 1024;
        private int backlogBytes = 64 * 1024 * 1024;
        private int sessionsPerAddress = 20_000;
        private int pipelinedRequests = 100;
        private int requestLineBytes = 16 * 1024;
        private int headerBytes = 32 * 1024;
        private int requestTimeoutMillis = 30_000;

        private Builder() {}

        /** Default 256 KiB. */
        public Builder frameBytes(int value) {
            frameBytes = value;
            return this;
        }

        /** Default 16 Mi code units. */
        public Builder messageChars(int value) {
            messageChars = value;
            return this;
        }

        /** Default 10,000. */
        public Builder listens(int value) {
            listens = value;
            return this;
        }

        /** Default 10,000. */
        public Builder disconnectWrites(int value) {
            disconnectWrites = value;
            return this;
        }

        /** Default 10,000. */
        public Builder namespaces(int value) {
            namespaces = value;
            return this;
        }

        /** Default 16 MiB. */
        public Builder bodyBytes(int value) {
            bodyBytes = value;
            return this;
        }

        /** Default 64 MiB: four of the largest messages. */
        public Builder backlogBytes(int value) {
            backlogBytes = value;
            return this;
        }

        /** Default 20,000: many clients of a test, or of an office, share one address. */
        public Builder sessionsPerAddress(int value) {
            sessionsPerAddress = value;
            return this;
        }

        /** Default 100. */
        public Builder pipelinedRequests(int value) {
            pipelinedRequests = value;
            return this;
        }

        /** Default 16 KiB: tokens travel in the target and can be long. */
        public Builder requestLineBytes(int value) {
            requestLineBytes = value;
            return this;
        }

        /** Default 32 KiB. */
        public Builder headerBytes(int value) {
            headerBytes = value;
            return this;
        }

        /** Default 30 s. */
        public Builder requestTimeoutMillis(int value) {
            requestTimeoutMillis = value;
            return this;
        }

        /**
         * The limits.
         *
         * @throws IllegalArgumentException if one is less than 1
         */
        public Limits build() {
            return new Limits(
                    frameBytes,
                    messageChars,
                    listens,
                    disconnectWrites,
                    namespaces,
                    bodyBytes,
                    backlogBytes,
                    sessionsPerAddress,
                    pipelinedRequests,
                    requestLineBytes,
                    headerBytes,
                    requestTimeoutMillis);
        }
    }
}
