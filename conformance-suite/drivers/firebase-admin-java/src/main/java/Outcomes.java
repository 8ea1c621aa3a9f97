import com.google.firebase.database.DatabaseError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How commands end, in the words of the protocol. */
final class Outcomes {

    private Outcomes() {}

    static Map<String, Object> acked() {
        return new LinkedHashMap<>(Map.of("acked", true));
    }

    static Map<String, Object> acked(Object value) {
        Map<String, Object> outcome = acked();
        outcome.put("value", value);
        return outcome;
    }

    static Map<String, Object> refused(String code, String message) {
        return new LinkedHashMap<>(Map.of("acked", false, "code", code, "message", message));
    }

    static Map<String, Object> skipped(String reason) {
        return new LinkedHashMap<>(Map.of("skipped", reason));
    }

    /** What an error, or none, says of the outcome. */
    static Map<String, Object> of(DatabaseError error) {
        return error == null ? acked() : refused(code(error), String.valueOf(error.getMessage()));
    }

    /** The SDK has numbers where the server and other SDKs have words. */
    static String code(DatabaseError error) {
        return switch (error.getCode()) {
            case DatabaseError.PERMISSION_DENIED -> "permission_denied";
            case DatabaseError.DISCONNECTED -> "disconnect";
            case DatabaseError.MAX_RETRIES -> "maxretry";
            case DatabaseError.OVERRIDDEN_BY_SET -> "set";
            case DatabaseError.UNAVAILABLE -> "unavailable";
            case DatabaseError.EXPIRED_TOKEN -> "expired_token";
            case DatabaseError.INVALID_TOKEN -> "invalid_token";
            case DatabaseError.WRITE_CANCELED -> "write_canceled";
            default -> "error_" + String.format(Locale.ROOT, "%d", -error.getCode());
        };
    }

    /** Whether there is an increment somewhere in a command: a server value that this SDK does not know (spec 4.1). */
    static boolean holdsIncrement(Object value) {
        return value instanceof Map<?, ?> map
                && (map.get(".sv") instanceof Map || map.values().stream().anyMatch(Outcomes::holdsIncrement));
    }
}
