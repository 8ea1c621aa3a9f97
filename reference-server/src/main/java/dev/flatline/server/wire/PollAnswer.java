package dev.flatline.server.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a request of long polling.
 *
 * @param status the HTTP status; what is not 2xx makes a client give its connection up
 * @param headers all headers but those about the length of the body and the connection
 * @param body UTF-8 text
 */
public record PollAnswer(int status, Map<String, String> headers, String body) {
    private static final int OK = 200;

    /** Copies the headers. */
    public PollAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A good answer of that type, without its charset. */
    public static PollAnswer ok(String contentType, String body) {
        return of(OK, contentType, body);
    }

    /** A refusal; the sentence is one of ours. */
    public static PollAnswer refusal(int status, String sentence) {
        return of(status, "text/plain", sentence + "\n");
    }

    private static PollAnswer of(int status, String contentType, String body) {
        return new PollAnswer(status, Map.of(), body)
                .with("Content-Type", contentType + "; charset=utf-8")
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff")
                // The address holds a secret.
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** The same with one header more. */
    public PollAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new PollAnswer(status, all, body);
    }
}
