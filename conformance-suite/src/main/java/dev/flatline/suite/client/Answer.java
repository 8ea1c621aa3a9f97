package dev.flatline.suite.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param status {@code ok}, or the error code as on the wire, such as {@code permission_denied}
 * @param data what came with it: a value in export form when {@code ok}, else usually an explanation
 */
public record Answer(String status, @Nullable Object data) {
    private static final String OK = "ok";
    private static final Answer ACCEPTED = new Answer(OK, null);

    /** Accepted, with nothing to tell. */
    public static Answer accepted() {
        return ACCEPTED;
    }

    /** Accepted, with a value in export form. */
    public static Answer accepted(@Nullable Object value) {
        return new Answer(OK, value);
    }

    /** Refused. */
    public static Answer refused(String status, String explanation) {
        return new Answer(status, explanation);
    }

    /** Whether the request was accepted. */
    public boolean isOk() {
        return status.equals(OK);
    }

    /** The explanation of a refusal; the empty string if there is none. */
    public String explanation() {
        return isOk() ? "" : Objects.toString(data, "");
    }
}
