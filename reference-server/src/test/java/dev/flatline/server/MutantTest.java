package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A mutant")
class MutantTest extends InMemoryWorld {
    @ParameterizedTest
    @EnumSource(
            names = {
                "FORGETS_DISCONNECT_ON_CUT",
                "TIMESTAMP_AT_REGISTRATION",
                "RUNS_DISCONNECT_TWICE",
                "IGNORES_CANCEL",
                "RUNS_DISCONNECT_AT_ONCE",
                "RUNS_DISCONNECT_LATE"
            })
    @DisplayName("with a mutant breaks what the mutant says it breaks, and is correct without")
    void breaksWhatTheMutantSays(Mutant mutant) {
        assertThat(observation(mutant, config())).isNotEqualTo(observation(mutant, config().mutant(mutant)));
    }

    private String observation(Mutant mutant, ServerConfig.Builder chosen) {
        restart(chosen.build(), new Random(1));
        InMemoryClient client = connectGreeted();
        String value = mutant == Mutant.TIMESTAMP_AT_REGISTRATION ? "\"timestamp\"" : "{\"increment\":1}";
        answers(client, "o", "{\"p\":\"/a\",\"d\":{\".sv\":" + value + "}}");
        loop.advance(Duration.ofSeconds(1));
        if (mutant == Mutant.IGNORES_CANCEL) {
            answers(client, "oc", "{\"p\":\"/a\",\"d\":null}");
        }
        client.cut();
        loop.settle();
        return valueAt("/a");
    }
}
