package dev.flatline.server.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a response says (spec 2.2).
 *
 * @param status {@code ok} or one of the words clients know
 * @param data the answer, or the error in words
 */
public record Reply(String status, @Nullable Object data) {
    private static final String OK_STATUS = "ok";
    private static final Reply OK = new Reply(OK_STATUS, "");
    /** Listens need an object, or admin-java fails (spec section 0, rule 7). */
    private static final Reply OK_OBJECT = new Reply(OK_STATUS, Map.of());

    /** Whether the request was granted. */
    public boolean isOk() {
        return status.equals(OK_STATUS);
    }

    static Reply ok() {
        return OK;
    }

    /** A listen whose order no index supports; clients log a warning. */
    static Reply noIndex() {
        return new Reply(OK_STATUS, Map.of("w", List.of("no_index")));
    }

    static Reply permissionDenied() {
        return new Reply("permission_denied", "Permission denied");
    }

    static Reply okObject() {
        return OK_OBJECT;
    }

    static Reply value(@Nullable Object value) {
        return new Reply(OK_STATUS, value);
    }

    static Reply stale() {
        return new Reply("datastale", "Transaction hash does not match");
    }

    static Reply failure(String reason) {
        return new Reply("failure", reason);
    }
}
