package dev.flatline.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.DisconnectCredential;
import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.RestartPolicy;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server that is started again")
class RestartTest extends InMemoryWorld {

    /** Starts again with what is left. */
    private void startAgain() {
        server = new InMemoryServer(config, loop, loop, new Random(2), server.remains());
    }

    private void begin(ServerConfig.Builder settings) {
        restart(settings.build(), new Random(1));
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/kept\",\"d\":1}");
        answers(client, "o", "{\"p\":\"/losses\",\"d\":{\".sv\":{\"increment\":1}}}");
    }

    @Test
    @DisplayName("keeps data and runs the disconnect writes of the sessions that were cut short, once (OD-32)")
    void keepsAll() {
        begin(config());

        server.crash();
        assertThat(events).noneMatch(ServerEvent.DisconnectWritesRan.class::isInstance);
        startAgain();

        assertThat(valueAt("/")).isEqualTo("{\"kept\":1,\"losses\":1}");
        assertThat(events)
                .contains(
                        new ServerEvent.SessionClosed(sessionIdOf(0), SessionEnd.SHUTDOWN),
                        new ServerEvent.DisconnectWritesRan(sessionIdOf(0), List.of(Path.parse("/losses"))));
        server.crash();
        startAgain();
        assertThat(valueAt("/losses")).isEqualTo("1");
    }

    @Test
    @DisplayName("keeps data and forgets disconnect writes if it is told to")
    void forgetsSessions() {
        begin(config().restartPolicy(RestartPolicy.FORGETS_SESSIONS));

        server.close();
        startAgain();

        assertThat(valueAt("/")).isEqualTo("{\"kept\":1}");
    }

    @Test
    @DisplayName("begins empty if it is told to, under the rules it had")
    void forgetsAll() {
        begin(config().restartPolicy(RestartPolicy.FORGETS_ALL));
        server.setRules(Rules.parse("{\"rules\": {\".read\": true}}"));

        server.crash();
        startAgain();

        assertThat(valueAt("/")).isEqualTo("null");
        assertThat(answers(connectGreeted(), "p", "{\"p\":\"/a\",\"d\":1}"))
                .singleElement()
                .asString()
                .contains("permission_denied");
    }

    @Test
    @DisplayName("dates disconnect writes by its start, not by its end")
    void resolvesTimestampsWhenItRunsThem() {
        restart(config().build(), new Random(1));
        answers(connectGreeted(), "o", "{\"p\":\"/lastOnline\",\"d\":{\".sv\":\"timestamp\"}}");

        server.crash();
        loop.advance(Duration.ofMinutes(5));
        startAgain();

        assertThat(valueAt("/lastOnline")).isEqualTo(Long.toString(START_MILLIS + 300_000));
    }

    @Test
    @DisplayName("asks the rules again before it runs disconnect writes (SEC-02), as whom the switch says")
    void runsDisconnectWritesAsWhoWasSignedIn() {
        for (DisconnectCredential policy : DisconnectCredential.values()) {
            restart(config().disconnectCredential(policy).build(), new Random(1));
            server.setRules(Rules.parse("{\"rules\": {\".read\": true, \".write\": \"auth != null\"}}"));
            InMemoryClient client = connectGreeted();
            answers(client, "auth", "{\"cred\":\"owner\"}");
            answers(client, "o", "{\"p\":\"/gone\",\"d\":true}");
            answers(client, "unauth", "{}");

            server.crash();
            startAgain();

            assertThat(valueAt("/gone")).isEqualTo(policy == DisconnectCredential.CAPTURED ? "true" : "null");
        }
    }

    @Test
    @DisplayName("resets connections in a crash, and those that come after it")
    void resetsConnections() {
        InMemoryClient client = connectGreeted();

        assertThat(server.crash()).isEqualTo(1);
        loop.settle();

        assertThat(client.end()).isEqualTo("RST");
        assertThat(connect().end()).isEqualTo("RST");
    }
}
