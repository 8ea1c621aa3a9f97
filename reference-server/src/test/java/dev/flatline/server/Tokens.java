package dev.flatline.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as clients bring them, made without the server's code. */
public final class Tokens {
    public static final String SECRET = "open sesame";

    private Tokens() {}

    /** What {@code mockUserToken} of the JavaScript SDK makes (spec 1.9). */
    public static String unsigned(String uid) {
        return base64("{\"alg\":\"none\",\"type\":\"JWT\"}") + "."
                + base64("{\"iat\":0,\"exp\":3600,\"sub\":\"" + uid + "\",\"user_id\":\"" + uid
                        + "\",\"firebase\":{\"sign_in_provider\":\"password\"}}")
                + ".";
    }

    /** Signed with {@link #SECRET}. */
    public static String signed(String claims) {
        return signed("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, SECRET);
    }

    public static String signed(String header, String claims, String secret) {
        String signed = base64(header) + "." + base64(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
