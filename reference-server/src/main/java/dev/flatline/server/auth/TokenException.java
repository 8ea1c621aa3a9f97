package dev.flatline.server.auth;

/** A token that proves nothing. The message is meant for the client's developer. */
public final class TokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean expired;

    TokenException(String message, boolean expired) {
        super(message);
        this.expired = expired;
    }

    /** The status that clients know it by: {@code expired_token} or {@code invalid_token} (spec 2.2). */
    public String status() {
        return expired ? "expired_token" : "invalid_token";
    }
}
