package dev.flatline.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON Web Token taken apart.
 *
 * @param algorithm how it says it is signed
 * @param claims what it says
 * @param signed the part that the signature is made of
 * @param signature the signature, base64url
 */
record Jwt(String algorithm, Map<String, @Nullable Object> claims, String signed, String signature) {
    static final String UNSIGNED = "none";
    static final String HMAC = "HS256";

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper MAPPER = new JsonMapper();

    static Jwt parse(String token) throws TokenException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw malformed();
        }
        if (!(object(parts[0]).get("alg") instanceof String algorithm)) {
            throw malformed();
        }
        return new Jwt(algorithm, object(parts[1]), parts[0] + "." + parts[1], parts[2]);
    }

    private static Map<String, @Nullable Object> object(String base64) throws TokenException {
        try {
            Map<String, @Nullable Object> object =
                    MAPPER.readValue(Base64.getUrlDecoder().decode(base64), OBJECT);
            if (object != null) {
                return object;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // What is wrong with it in particular helps nobody but an attacker.
        }
        throw malformed();
    }

    private static TokenException malformed() {
        return new TokenException("the token is not a JSON Web Token", false);
    }

    /** Whether the signature was made with that secret. */
    boolean isSignedWith(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String expected = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
