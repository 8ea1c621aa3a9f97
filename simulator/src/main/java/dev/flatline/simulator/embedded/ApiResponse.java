package dev.flatline.simulator.embedded;

/**
 * An answer of the HTTP API.
 *
 * @param status the status code
 * @param contentType empty for an answer without a body
 * @param body may be empty
 * @param requestId whether the answer carries a request id: those of the router itself do not
 */
record ApiResponse(int status, String contentType, String body, boolean requestId) {
    private static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";

    static ApiResponse json(int status, String body) {
        return new ApiResponse(status, JSON, body, true);
    }

    static ApiResponse text(int status, String body) {
        return new ApiResponse(status, TEXT, body, true);
    }

    static ApiResponse noContent() {
        return new ApiResponse(204, "", "", true);
    }

    /** Toxiproxy labels its JSON errors as text; clients know them like that. */
    static ApiResponse error(ApiException e) {
        return text(e.status(), ApiJson.error(e) + "\n");
    }
}
