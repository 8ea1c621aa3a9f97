package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.RestartPolicy;
import dev.flatline.server.auth.Authenticator;
import dev.flatline.server.auth.Credential;
import dev.flatline.server.auth.TokenException;
import dev.flatline.suite.scenario.Bound;
import dev.flatline.suite.scenario.ServerSpec;
import dev.flatline.suite.scenario.Token;
import dev.flatline.suite.target.ReferenceTarget;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tokens that the suite makes prove what a scenario says, to a server that checks them and to one that does not. */
class TokensTest {

    private static final long NOW_MILLIS = 1_700_000_000_500L;
    private static final ServerSpec CHECKS =
            new ServerSpec(Duration.ZERO, RestartPolicy.KEEPS_ALL, Optional.empty(), true);

    private static Credential proved(ServerSpec server, Token token, long atMillis) throws TokenException {
        String made = new Tokens(server, () -> NOW_MILLIS, ReferenceTarget.timing()).make(token);
        return new Authenticator(server.secret()).authenticate(made, atMillis);
    }

    private static Token user(Map<String, Object> claims, Optional<Bound> expires) {
        return new Token(Optional.of("alice"), claims, expires);
    }

    @Test
    void aUserHasAnIdAndClaims() throws TokenException {
        for (ServerSpec server : new ServerSpec[] {ServerSpec.USUAL, CHECKS}) {
            Map<String, Object> auth = proved(server, user(Map.of("role", "editor"), Optional.empty()), NOW_MILLIS)
                    .auth()
                    .orElseThrow();

            assertThat(auth).containsEntry("uid", "alice");
            assertThat((Map<?, ?>) auth.get("token")).extracting("role").isEqualTo("editor");
        }
    }

    @Test
    void theAdministratorIsOneEverywhere() throws TokenException {
        Token administrator = new Token(Optional.empty(), Map.of(), Optional.empty());

        assertThat(proved(ServerSpec.USUAL, administrator, NOW_MILLIS)).isInstanceOf(Credential.Admin.class);
        assertThat(proved(CHECKS, administrator, NOW_MILLIS)).isInstanceOf(Credential.Admin.class);
    }

    @Test
    void aTokenExpiresToTheMillisecondWhereThatIsChecked() throws TokenException {
        Token shortLived = user(Map.of(), Optional.of(new Bound.Exact(Duration.ofMillis(1500))));

        assertThat(proved(CHECKS, shortLived, NOW_MILLIS).expiry()).hasValue(NOW_MILLIS + 1500);
        assertThat(proved(ServerSpec.USUAL, shortLived, NOW_MILLIS).expiry()).isEmpty();
    }
}
