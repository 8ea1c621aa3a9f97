package dev.flatline.server.firebase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
    /** The page's own address holds what names and proves the session; nothing of it is known to the server's page. */
    private static final String LEAVE_SCRIPT = "addEventListener(\"pagehide\",function(){navigator.sendBeacon("
            + "location.pathname+location.search.replace(\"dframe=t\",\"disconn=t\"))})";

    private static final PollAnswer LEAVE_PAGE = of(
                    OK, "text/html", "<!DOCTYPE html><title>Flatline</title><script>" + LEAVE_SCRIPT + "</script>\n")
            .with(
                    "Content-Security-Policy",
                    "default-src 'none'; connect-src 'self'; script-src 'sha256-" + sha256(LEAVE_SCRIPT) + "'");

    /** Copies the headers. */
    public PollAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static PollAnswer script(PollScript script) {
        return of(OK, "application/javascript", script.toString());
    }

    static PollAnswer leavePage() {
        return LEAVE_PAGE;
    }

    /** The answer to what needs none. */
    static PollAnswer done() {
        return of(OK, "text/plain", "");
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

    private PollAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new PollAnswer(status, all, body);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
