package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The configuration")
class ServerConfigTest {

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        ServerConfig config = ServerConfig.builder().build();

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isZero();
        assertThat(config.mutant()).isEmpty();
    }

    @Test
    @DisplayName("never has admin-java pinged (spec section 0, rule 2)")
    void neverHasAdminJavaPinged() {
        ServerConfig config = ServerConfig.builder().build();

        assertThat(config.livenessFor("Firebase/5/9.4.3/17.0.15/AdminJava")).isInstanceOf(Liveness.Passive.class);
        assertThat(config.livenessFor("Firebase/5/12.4.0/linux/Node")).isInstanceOf(Liveness.Ping.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfig.builder()
                        .passiveLiveness(Liveness.ping(Duration.ofSeconds(1), Duration.ofSeconds(9)))
                        .build())
                .withMessage("the passive liveness policy must not ping");
    }

    @Test
    void boundsTheDetectionOfASilentPeer() {
        Liveness even = Liveness.ping(Duration.ofMillis(250), Duration.ofSeconds(2));
        Liveness uneven = Liveness.ping(Duration.ofMillis(300), Duration.ofSeconds(1));
        Liveness passive = Liveness.passive(Duration.ofSeconds(80));

        assertThat(even.detectionBound()).isEqualTo(Duration.ofMillis(2250));
        assertThat(even.toleratedSilence()).isEqualTo(Duration.ofMillis(1750));
        assertThat(uneven.detectionBound()).isEqualTo(Duration.ofMillis(1500));
        assertThat(passive.detectionBound()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void refusesValuesOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfig.builder().port(65_536).build())
                .withMessage("port must be between 0 and 65535, not 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Liveness.ping(Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessage("liveness timeout PT1S must be at least twice the ping interval PT1S");
        assertThatIllegalArgumentException().isThrownBy(() -> Liveness.passive(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfig.builder().secret("").build())
                .withMessage("the secret must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.builder().frameBytes(0).build())
                .withMessage("limit frameBytes must be at least 1, not 0");
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void findsMutantsByTheirCommandLineName(Mutant mutant) {
        assertThat(Mutant.find(mutant.id())).contains(mutant);
        assertThat(mutant.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(mutant.breaks())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(requirement -> requirement.matches("[A-Z]+-\\d\\d"));
        assertThat(mutant.description()).endsWith(".");
    }

    @Test
    void knowsTheFirstMutantByName() {
        assertThat(Mutant.find("forgets-disconnect-on-cut")).contains(Mutant.FORGETS_DISCONNECT_ON_CUT);
        assertThat(Mutant.find("no-such-mutant")).isEmpty();
    }
}
