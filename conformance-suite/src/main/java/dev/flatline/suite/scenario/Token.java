package dev.flatline.suite.scenario;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As whom a client or a request comes; the runner makes the token.
 *
 * @param uid the user's id; empty: the administrator, for whom no rule holds
 * @param claims what rules see as {@code auth.token}, beside the user's id
 * @param expires from when on it counts no longer; empty: never
 */
public record Token(Optional<String> uid, Map<String, @Nullable Object> claims, Optional<Bound> expires) {

    /** Such as {@code alice}, for the journal. */
    public String who() {
        return uid.orElse("the administrator");
    }
}
