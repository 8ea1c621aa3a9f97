package dev.flatline.server.rest;

import dev.flatline.server.json.JsonText;
import dev.flatline.server.tree.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One HTTP request, whole and decoded. */
public final class RestRequest {
    private static final String SUFFIX = ".json";
    private static final String BEARER = "Bearer ";

    private final String method;
    private final RequestTarget target;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * A request.
     *
     * @param method as it stands in the request line
     * @param headers by name, in whatever case
     * @param body as it came; not copied
     */
    public RestRequest(String method, RequestTarget target, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.target = target;
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.headers = Collections.unmodifiableMap(anyCase);
        this.body = body;
    }

    /** Whether a target is one of REST's. */
    public static boolean isFor(RequestTarget target) {
        return target.path().endsWith(SUFFIX);
    }

    /** Whether the client asks for events instead of an answer. */
    public boolean wantsEvents() {
        return method.equals(RestMethod.GET.name())
                && header("Accept")
                        .filter(types -> types.contains("text/event-stream"))
                        .isPresent();
    }

    String method() {
        return method;
    }

    RequestTarget target() {
        return target;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** What says who asks, in one of the three ways there are to say it. */
    Optional<String> token() {
        return target.first("auth")
                .or(() -> target.first("access_token"))
                .or(() -> header("Authorization")
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length())));
    }

    /**
     * The place it is about.
     *
     * @throws IllegalArgumentException if it does not end with {@code .json} or is no path
     */
    Path path() {
        if (!isFor(target)) {
            throw new IllegalArgumentException("the path must end with " + SUFFIX);
        }
        return Path.parse(target.path().substring(0, target.path().length() - SUFFIX.length()));
    }

    /**
     * The body as it was written.
     *
     * @throws IllegalArgumentException if it is not UTF-8
     */
    String text() {
        return RequestTarget.utf8(body, "the body");
    }

    /**
     * The body.
     *
     * @throws IllegalArgumentException if it is empty or not JSON
     */
    @Nullable
    Object json() {
        if (body.length == 0) {
            throw new IllegalArgumentException("the request must have a body; to remove data, send null or use DELETE");
        }
        try {
            return JsonText.parse(RequestTarget.utf8(body, "it"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getMessage(), e);
        }
    }
}
