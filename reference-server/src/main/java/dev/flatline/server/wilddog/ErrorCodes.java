package dev.flatline.server.wilddog;

/** The numbers that Wilddog documents for its errors, and that its SDKs show as {@code error.code} (Wilddog spec 5.5). */
final class ErrorCodes {
    static final int FAILURE = 26_001;
    private static final int PERMISSION_DENIED = 26_101;
    private static final int TRANSACTION_STALE = 26_201;
    private static final int TOKEN_EXPIRED = 26_801;
    private static final int TOKEN_INVALID = 26_802;

    private ErrorCodes() {}

    /** The number of a refusal by its status. */
    static int of(String status) {
        return switch (status) {
            case "permission_denied" -> PERMISSION_DENIED;
            case "datastale" -> TRANSACTION_STALE;
            case "expired_token" -> TOKEN_EXPIRED;
            case "invalid_token" -> TOKEN_INVALID;
            default -> FAILURE;
        };
    }
}
