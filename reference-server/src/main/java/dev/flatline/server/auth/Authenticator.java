package dev.flatline.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into credentials.
 *
 * <p>Without a secret the conventions of the emulator hold (spec 1.9): {@code owner} is the administrator, and a token
 * without a signature is believed. With a secret nothing is believed any more: tokens must be signed with it (HS256), and
 * the secret itself is the administrator.
 */
public final class Authenticator {
    private static final String OWNER = "owner";
    private static final String UID = "uid";

    private final Optional<String> secret;

    /** Believes according to that secret, if there is one. */
    public Authenticator(Optional<String> secret) {
        this.secret = secret;
    }

    /**
     * The credential that a token proves.
     *
     * @param nowMillis by which expiry is judged, in milliseconds since the epoch
     * @throws TokenException if it proves none
     */
    public Credential authenticate(String token, long nowMillis) throws TokenException {
        if (isAdministrator(token)) {
            return Credential.admin();
        }
        Jwt jwt = Jwt.parse(token);
        requireSignature(jwt);
        // The tokens of the emulator expired in 1970 (spec 1.9).
        OptionalLong expiry = secret.isEmpty() ? OptionalLong.empty() : expiryMillis(jwt.claims());
        Credential credential = isLegacyAdmin(jwt.claims())
                ? new Credential.Admin(expiry)
                : new Credential.User(auth(jwt.claims()), expiry);
        if (expiry.isPresent() && expiry.getAsLong() <= nowMillis) {
            throw new TokenException("the token has expired", true);
        }
        return credential;
    }

    /**
     * What an administrator acts as who wants to be taken for somebody else.
     *
     * @throws TokenException if it is no administrator who wants that
     */
    public static Credential impersonate(Credential proved, Credential other) throws TokenException {
        if (proved instanceof Credential.Admin) {
            return other;
        }
        throw new TokenException("only the administrator may act as somebody else", false);
    }

    private boolean isAdministrator(String token) {
        String expected = secret.orElse(OWNER);
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private void requireSignature(Jwt jwt) throws TokenException {
        if (secret.isEmpty()) {
            if (!jwt.algorithm().equals(Jwt.UNSIGNED) || !jwt.signature().isEmpty()) {
                throw new TokenException("the server has no secret to check the token's signature with", false);
            }
        } else if (!jwt.algorithm().equals(Jwt.HMAC) || !jwt.isSignedWith(secret.get())) {
            throw new TokenException("the token is not signed with the server's secret", false);
        }
    }

    private static OptionalLong expiryMillis(Map<String, @Nullable Object> claims) throws TokenException {
        Object seconds = claims.get("exp");
        if (seconds == null) {
            return OptionalLong.empty();
        }
        if (seconds instanceof Number number) {
            return OptionalLong.of((long) (number.doubleValue() * 1000));
        }
        throw new TokenException("\"exp\" of the token is not a number", false);
    }

    private static boolean isLegacyAdmin(Map<String, @Nullable Object> claims) {
        return claims.containsKey("d") && Boolean.TRUE.equals(claims.get("admin"));
    }

    /** What rules see as {@code auth}: of legacy tokens their payload, of all others {@code uid, provider, token}. */
    private static Map<String, @Nullable Object> auth(Map<String, @Nullable Object> claims) throws TokenException {
        Map<String, @Nullable Object> auth = new LinkedHashMap<>();
        Map<String, @Nullable Object> token = new LinkedHashMap<>();
        if (claims.get("d") instanceof Map<?, ?> payload) {
            payload.forEach((name, value) -> token.put(String.valueOf(name), value));
            auth.putAll(token);
        } else {
            token.putAll(claims);
            if (claims.get("claims") instanceof Map<?, ?> own) {
                own.forEach((name, value) -> token.put(String.valueOf(name), value));
            }
        }
        auth.put(UID, uid(token));
        auth.put("provider", provider(token));
        auth.put("token", token);
        return auth;
    }

    private static String uid(Map<String, @Nullable Object> claims) throws TokenException {
        for (String name : new String[] {UID, "user_id", "sub"}) {
            if (claims.get(name) instanceof String uid && !uid.isEmpty()) {
                return uid;
            }
        }
        throw new TokenException("the token names nobody: it has neither uid nor user_id nor sub", false);
    }

    private static String provider(Map<String, @Nullable Object> claims) {
        if (claims.get("firebase") instanceof Map<?, ?> firebase
                && firebase.get("sign_in_provider") instanceof String provider) {
            return provider;
        }
        return "custom";
    }
}
