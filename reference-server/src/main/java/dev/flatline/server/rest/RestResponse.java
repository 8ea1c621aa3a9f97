package dev.flatline.server.rest;

import dev.flatline.server.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered, before it becomes bytes.
 *
 * @param status the HTTP status
 * @param headers all headers but those about the length of the body and the connection, in the order to be sent
 * @param body UTF-8 text, empty if there is none
 */
public record RestResponse(int status, Map<String, String> headers, String body) {
    private static final int NO_CONTENT = 204;

    /** Copies the headers. */
    public RestResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A refusal, with the reason in the form clients expect. */
    public static RestResponse error(int status, String message) {
        return json(status, JsonText.write(Map.of("error", message)));
    }

    static RestResponse json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    static RestResponse noContent() {
        return new RestResponse(NO_CONTENT, Cors.HEADERS, "");
    }

    static RestResponse of(int status, String contentType, String body) {
        return new RestResponse(status, Map.of(), body)
                .with("Content-Type", contentType)
                .with("Cache-Control", "no-cache")
                // Data must not become a page or a script by being guessed to be one.
                .with("X-Content-Type-Options", "nosniff")
                .with(Cors.HEADERS);
    }

    /** The same with one header more. */
    public RestResponse with(String header, String value) {
        return with(Map.of(header, value));
    }

    RestResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new RestResponse(status, all, body);
    }
}
