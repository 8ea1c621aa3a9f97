package dev.flatline.server.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** As whom a request is made. */
public sealed interface Credential {

    /**
     * Nobody rules over it: no security rule is asked, not even {@code .validate} (spec section 6).
     *
     * @param expiresAtMillis from when on it counts no longer, in milliseconds since the epoch; empty for never
     */
    record Admin(OptionalLong expiresAtMillis) implements Credential {}

    /** Nobody in particular: {@code auth} is null. */
    record Anonymous() implements Credential {}

    /**
     * Somebody with a name.
     *
     * @param claims what rules see as {@code auth}: plain JSON values, unmodifiable
     * @param expiresAtMillis from when on it counts no longer, in milliseconds since the epoch; empty for never
     */
    record User(Map<String, @Nullable Object> claims, OptionalLong expiresAtMillis) implements Credential {
        /** Copies the claims. */
        public User {
            claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        }
    }

    /** The credential that bypasses all rules. */
    static Credential admin() {
        return new Admin(OptionalLong.empty());
    }

    /** The credential of who has shown none. */
    static Credential anonymous() {
        return new Anonymous();
    }

    /** What rules see as {@code auth}; empty if that is null. */
    default Optional<Map<String, @Nullable Object>> auth() {
        return this instanceof User user ? Optional.of(user.claims()) : Optional.empty();
    }

    /** From when on it counts no longer, in milliseconds since the epoch; empty for never. */
    default OptionalLong expiry() {
        if (this instanceof Admin admin) {
            return admin.expiresAtMillis();
        }
        return this instanceof User user ? user.expiresAtMillis() : OptionalLong.empty();
    }

    /** Whether it counts no longer. */
    default boolean isExpired(long nowMillis) {
        OptionalLong expiry = expiry();
        return expiry.isPresent() && expiry.getAsLong() <= nowMillis;
    }
}
