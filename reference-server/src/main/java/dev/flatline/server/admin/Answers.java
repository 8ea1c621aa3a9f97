package dev.flatline.server.admin;

import dev.flatline.server.json.JsonText;
import dev.flatline.server.rest.RestResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers without any of REST's leave for pages of other origins. */
final class Answers {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private Answers() {}

    static RestResponse json(@Nullable Object value) {
        return of(OK, "application/json; charset=utf-8", JsonText.write(value));
    }

    static RestResponse done() {
        return new RestResponse(NO_CONTENT, Map.of("Cache-Control", "no-store"), "");
    }

    static RestResponse error(int status, String message) {
        return of(status, "application/json; charset=utf-8", JsonText.write(Map.of("error", message)));
    }

    static RestResponse of(int status, String contentType, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        return new RestResponse(status, headers, body);
    }
}
