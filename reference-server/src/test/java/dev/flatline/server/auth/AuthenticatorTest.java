package dev.flatline.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.server.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The authenticator")
class AuthenticatorTest {
    private static final long NOW_MILLIS = 1_795_378_362_998L;

    private final Authenticator believing = new Authenticator(Optional.empty());
    private final Authenticator strict = new Authenticator(Optional.of(Tokens.SECRET));

    @Test
    @DisplayName("without a secret takes the owner for the administrator and believes unsigned tokens, even of 1970")
    void believesTheEmulatorsTokens() throws TokenException {
        assertThat(believing.authenticate("owner", NOW_MILLIS)).isEqualTo(Credential.admin());
        Credential alice = believing.authenticate(Tokens.unsigned("alice"), NOW_MILLIS);
        assertThat(alice.expiry()).isEqualTo(OptionalLong.empty());
        assertThat(alice.auth().orElseThrow())
                .containsEntry("uid", "alice")
                .containsEntry("provider", "password")
                .extractingByKey("token", InstanceOfAssertFactories.MAP)
                .hasSize(5);
    }

    @Test
    @DisplayName("with a secret believes only what is signed with it, until it expires")
    void believesOnlyWhatIsSigned() throws TokenException {
        assertThat(strict.authenticate(Tokens.SECRET, NOW_MILLIS)).isEqualTo(Credential.admin());
        String token =
                Tokens.signed("{\"uid\":\"bob\",\"claims\":{\"level\":3},\"exp\":" + (NOW_MILLIS / 1000 + 5) + "}");
        Credential bob = strict.authenticate(token, NOW_MILLIS);
        assertThat(bob.expiry()).hasValue(NOW_MILLIS / 1000 * 1000 + 5000);
        assertThat(bob.auth().orElseThrow()).containsEntry("uid", "bob").containsEntry("provider", "custom");
        assertThat(bob.auth().orElseThrow())
                .extractingByKey("token", InstanceOfAssertFactories.MAP)
                .containsEntry("level", 3);

        assertThatThrownBy(() -> strict.authenticate(token, NOW_MILLIS + 5000))
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.status()).isEqualTo("expired_token"));
    }

    @Test
    @DisplayName("reads legacy tokens: the payload is auth, and admin is the administrator")
    void readsLegacyTokens() throws TokenException {
        Credential carol =
                strict.authenticate(Tokens.signed("{\"v\":0,\"d\":{\"uid\":\"carol\",\"age\":7}}"), NOW_MILLIS);
        assertThat(carol.auth().orElseThrow()).containsEntry("uid", "carol").containsEntry("age", 7);
        assertThat(strict.authenticate(Tokens.signed("{\"v\":0,\"admin\":true,\"d\":{}}"), NOW_MILLIS))
                .isEqualTo(Credential.admin());
    }

    static List<String> worthless() {
        String good = Tokens.signed("{\"uid\":\"bob\"}");
        return List.of(
                "",
                "owner",
                "x.y",
                "...",
                "e30.e30.",
                "!.!.!",
                good + "x",
                good.substring(0, good.length() - 1),
                good.substring(0, good.lastIndexOf('.') + 1),
                Tokens.unsigned("bob"),
                Tokens.signed("{\"alg\":\"none\"}", "{\"uid\":\"bob\"}", Tokens.SECRET),
                Tokens.signed("{\"alg\":\"HS512\"}", "{\"uid\":\"bob\"}", Tokens.SECRET),
                Tokens.signed("{\"alg\":\"HS256\"}", "{\"uid\":\"bob\"}", "another secret"),
                Tokens.signed("{\"alg\":\"HS256\"}", "null", Tokens.SECRET),
                Tokens.signed("{\"alg\":\"HS256\"}", "[".repeat(100_000), Tokens.SECRET),
                Tokens.signed("{\"uid\":5}"),
                Tokens.signed("{\"uid\":\"\"}"),
                Tokens.signed("{\"uid\":\"bob\",\"exp\":\"never\"}"));
    }

    @ParameterizedTest
    @MethodSource("worthless")
    @DisplayName("takes worthless tokens for what they are")
    void takesWorthlessTokensForWhatTheyAre(String token) {
        assertThatThrownBy(() -> strict.authenticate(token, NOW_MILLIS))
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.status()).isEqualTo("invalid_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Owner", "ya29.token", "x.y.z"})
    @DisplayName("without a secret still wants a token to be one")
    void stillWantsATokenToBeOne(String token) {
        assertThatThrownBy(() -> believing.authenticate(token, NOW_MILLIS)).isInstanceOf(TokenException.class);
    }

    @Test
    @DisplayName("without a secret does not believe a signature that it cannot check")
    void doesNotBelieveASignatureThatItCannotCheck() {
        assertThatThrownBy(() -> believing.authenticate(Tokens.signed("{\"uid\":\"bob\"}"), NOW_MILLIS))
                .isInstanceOf(TokenException.class)
                .hasMessage("the server has no secret to check the token's signature with");
    }

    @Test
    @DisplayName("lets only the administrator act as somebody else")
    void letsOnlyTheAdministratorActAsSomebodyElse() throws TokenException {
        Credential bob = new Credential.User(Map.of("uid", "bob"), OptionalLong.empty());
        assertThat(Authenticator.impersonate(Credential.admin(), bob)).isEqualTo(bob);
        assertThatThrownBy(() -> Authenticator.impersonate(bob, Credential.admin()))
                .isInstanceOf(TokenException.class);
    }
}
