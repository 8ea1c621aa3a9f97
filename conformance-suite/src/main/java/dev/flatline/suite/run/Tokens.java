package dev.flatline.suite.run;

import dev.flatline.suite.scenario.ServerSpec;
import dev.flatline.suite.scenario.Token;
import dev.flatline.suite.target.Timing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes tokens. A server that checks none takes those of the emulator, without a signature (spec 1.9); the others are signed
 * with the secret that the server of the scenario was given.
 */
final class Tokens {

    private static final String EMULATOR_ADMINISTRATOR = "owner";
    private static final String HMAC = "HmacSHA256";
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long NEVER_SECONDS = Duration.ofDays(365).toSeconds();

    private final boolean signed;
    private final LongSupplier serverMillis;
    private final Timing timing;

    /** @param serverMillis the server's time, by which it judges whether a token has expired */
    Tokens(ServerSpec server, LongSupplier serverMillis, Timing timing) {
        this.signed = server.signedTokens();
        this.serverMillis = serverMillis;
        this.timing = timing;
    }

    /** A token that counts from now on. */
    String make(Token token) {
        if (token.uid().isEmpty() && !signed) {
            return EMULATOR_ADMINISTRATOR;
        }
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        long nowMillis = serverMillis.getAsLong();
        claims.put("iat", nowMillis / MILLIS_PER_SECOND);
        claims.put(
                "exp",
                token.expires()
                        .map(timing::lengthOf)
                        .map(length -> (nowMillis + length.toMillis()) / (double) MILLIS_PER_SECOND)
                        .orElse((double) (nowMillis / MILLIS_PER_SECOND + NEVER_SECONDS)));
        if (token.uid().isPresent()) {
            claims.put("sub", token.uid().get());
            claims.put("user_id", token.uid().get());
            claims.putAll(token.claims());
        } else {
            claims.put("v", 0);
            claims.put("admin", true);
            claims.put("d", Map.of("uid", "administrator"));
        }
        String content = base64(json(Map.of("alg", signed ? "HS256" : "none"))) + "." + base64(json(claims));
        return content + "." + (signed ? signature(content) : "");
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(ServerSpec.SECRET.getBytes(StandardCharsets.UTF_8), HMAC));
            return base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static byte[] json(Map<String, ? extends @Nullable Object> object) {
        return JsonMapper.shared().writeValueAsBytes(object);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
