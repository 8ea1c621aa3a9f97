package dev.flatline.suite.scenario;

import dev.flatline.server.RestartPolicy;
import dev.flatline.server.rules.Rules;
import java.time.Duration;
import java.util.Optional;

/**
 * What is special about the server of a scenario. A scenario that asks for something special gets a server of its own.
 *
 * @param clockSkew how far its clock is ahead of the true time (negative: behind)
 * @param onRestart what is still there after a restart
 * @param rules its security rules as a JSON document that has been checked; empty: everybody may do everything
 * @param signedTokens whether it believes only tokens that are signed, and no longer than until they expire
 */
public record ServerSpec(Duration clockSkew, RestartPolicy onRestart, Optional<String> rules, boolean signedTokens) {

    /** What tokens are signed with where signatures are checked. */
    public static final String SECRET = "flatline";

    /** Nothing is. */
    public static final ServerSpec USUAL =
            new ServerSpec(Duration.ZERO, RestartPolicy.KEEPS_ALL, Optional.empty(), false);

    /** What it checks tokens with; empty: it believes them. */
    public Optional<String> secret() {
        return signedTokens ? Optional.of(SECRET) : Optional.empty();
    }

    /** The rules that hold on it. */
    public Rules securityRules() {
        return rules.map(Rules::parse).orElseGet(Rules::open);
    }
}
