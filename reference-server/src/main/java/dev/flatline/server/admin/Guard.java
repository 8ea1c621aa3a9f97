package dev.flatline.server.admin;

import dev.flatline.server.rest.RestResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may call the admin API: a program on this machine that knows the token. The Host header is looked at because a web
 * page can make a browser on this machine send requests here under a name that its author resolves to loopback (DNS
 * rebinding); such a request names the page's host, never ours.
 */
final class Guard {
    private static final String SCHEME = "Bearer ";
    private static final Pattern OUR_NAMES =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private final byte[] token;

    Guard(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Why a request is refused; empty if it is not. */
    Optional<RestResponse> refusal(AdminRequest request) {
        if (!request.fromLoopback()) {
            return Optional.of(Answers.error(403, "the admin API is for programs on the server's machine only"));
        }
        if (!OUR_NAMES.matcher(request.host()).matches()) {
            return Optional.of(Answers.error(403, "the admin API answers to localhost, 127.0.0.1 and [::1] only"));
        }
        if (request.authorization().filter(this::isRight).isEmpty()) {
            return Optional.of(Answers.error(
                            401,
                            "expected the header \"Authorization: Bearer TOKEN\" with the token"
                                    + " that the server was started with")
                    .with("WWW-Authenticate", "Bearer"));
        }
        return Optional.empty();
    }

    /** Takes the same time wherever the first wrong character is. */
    private boolean isRight(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token, authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }
}
