package dev.flatline.server.firebase;

import dev.flatline.server.wire.PollAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What polls of browsers are answered with (spec 1.7). */
final class ScriptAnswers {
    /** The page's own address holds what names and proves the session; nothing of it is known to the server's page. */
    private static final String LEAVE_SCRIPT = "addEventListener(\"pagehide\",function(){navigator.sendBeacon("
            + "location.pathname+location.search.replace(\"dframe=t\",\"disconn=t\"))})";

    private static final PollAnswer LEAVE_PAGE = PollAnswer.ok(
                    "text/html", "<!DOCTYPE html><title>Flatline</title><script>" + LEAVE_SCRIPT + "</script>\n")
            .with(
                    "Content-Security-Policy",
                    "default-src 'none'; connect-src 'self'; script-src 'sha256-" + sha256(LEAVE_SCRIPT) + "'");

    private ScriptAnswers() {}

    static PollAnswer script(PollScript script) {
        return PollAnswer.ok("application/javascript", script.toString());
    }

    static PollAnswer leavePage() {
        return LEAVE_PAGE;
    }

    /** The answer to what needs none. */
    static PollAnswer done() {
        return PollAnswer.ok("text/plain", "");
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
