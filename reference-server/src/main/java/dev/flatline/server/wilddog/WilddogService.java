package dev.flatline.server.wilddog;

import dev.flatline.server.auth.Authenticator;
import dev.flatline.server.auth.Credential;
import dev.flatline.server.auth.TokenException;
import dev.flatline.server.json.JsonText;
import dev.flatline.server.rest.RequestTarget;
import dev.flatline.server.rest.RestResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Wilddog's clients ask of hosts that serve all apps (Wilddog spec 2.1 and 7): where an app's server is, and who they are.
 * Here that is the server itself; its clients' names for those hosts have to be mapped to it. Thread-safe.
 */
public final class WilddogService {
    private static final String LOOKUP_PATH = "/v1/lookup";
    private static final String AUTH_PATH = "/v2/[^/]+/auth/[A-Za-z]+";
    private static final String APP_ID = "[A-Za-z0-9_-]{1,100}";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Authenticator authenticator;
    private final InstantSource wallClock;

    /** Tokens are believed according to that authenticator, by that clock. */
    public WilddogService(Authenticator authenticator, InstantSource wallClock) {
        this.authenticator = authenticator;
        this.wallClock = wallClock;
    }

    /** Whether a target is one of these. */
    public static boolean isFor(RequestTarget target) {
        return target.path().equals(LOOKUP_PATH) || target.path().matches(AUTH_PATH);
    }

    /**
     * Answers a request.
     *
     * @param method as it stands in the request line
     * @param host the Host header: where the client believes the server to be
     * @param body as it came
     */
    public RestResponse answer(String method, RequestTarget target, String host, byte[] body) {
        boolean isLookup = target.path().equals(LOOKUP_PATH);
        String expected = isLookup ? "GET" : "POST";
        if (!method.equals(expected)) {
            return refusal(METHOD_NOT_ALLOWED, ErrorCodes.FAILURE, "this is asked for with " + expected);
        }
        return isLookup ? lookUp(target, host) : identify(target, body);
    }

    /**
     * The hosts of an app: the one that was asked, so that a client behind a proxy stays behind it. Clients take an answer
     * with an error code for final.
     */
    private static RestResponse lookUp(RequestTarget target, String host) {
        if (target.first("appId").filter(id -> id.matches(APP_ID)).isEmpty()) {
            return refusal(BAD_REQUEST, ErrorCodes.FAILURE, "\"appId\" is missing or not the name of an app");
        }
        if (host.isEmpty()) {
            return refusal(BAD_REQUEST, ErrorCodes.FAILURE, "the Host header is missing");
        }
        return answer(Map.of("nssList", List.of(host)));
    }

    private RestResponse identify(RequestTarget target, byte[] body) {
        try {
            Map<String, @Nullable Object> request = JsonText.parseObject(new String(body, StandardCharsets.UTF_8));
            String method = target.path().substring(target.path().lastIndexOf('/') + 1);
            return switch (method) {
                // Custom tokens are what the server itself goes by, so there is none to exchange them for.
                case "verifyCustomToken" -> answer(Map.of("idToken", provedToken(request, "token")));
                case "getAccountInfo" -> answer(Map.of("users", List.of(account(provedToken(request, "idToken")))));
                default -> refusal(BAD_REQUEST, ErrorCodes.FAILURE, "custom tokens are the only way to sign in here");
            };
        } catch (TokenException e) {
            return refusal(BAD_REQUEST, ErrorCodes.of(e.status()), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return refusal(BAD_REQUEST, ErrorCodes.FAILURE, "the body is no JSON object: " + e.getMessage());
        }
    }

    private String provedToken(Map<String, @Nullable Object> request, String member) throws TokenException {
        if (!(request.get(member) instanceof String token)) {
            throw new IllegalArgumentException("\"" + member + "\" must be a string");
        }
        credential(token);
        return token;
    }

    private Map<String, Object> account(String token) throws TokenException {
        Object uid = credential(token).auth().map(auth -> auth.get("uid")).orElse("");
        return Map.of("localId", uid, "providerId", "custom", "providerUserInfo", List.of());
    }

    private Credential credential(String token) throws TokenException {
        return authenticator.authenticate(token, wallClock.millis());
    }

    private static RestResponse answer(Map<String, ?> body) {
        return json(OK, body);
    }

    private static RestResponse refusal(int status, int code, String message) {
        return json(status, Map.of("error", true, "errcode", code, "message", message));
    }

    private static RestResponse json(int status, Map<String, ?> body) {
        return new RestResponse(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-cache"),
                JsonText.write(body));
    }
}
