package dev.flatline.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.LastSessionPolicy;
import dev.flatline.server.Limits;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.tree.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A session")
class SessionTest extends InMemoryWorld {
    @ParameterizedTest
    @CsvSource({"CLOSED", "FIN", "RESET", "SILENT"})
    @DisplayName("runs disconnect writes once, whatever ends the session (OD-01, OD-02, OD-03)")
    void runsDisconnectWritesOnce(SessionEnd cause) {
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/losses\",\"d\":{\".sv\":{\"increment\":1}}}");
        InMemoryClient observer = connectGreeted();
        answers(observer, "q", "{\"p\":\"/losses\",\"h\":\"\"}");

        end(client, cause);

        assertThat(observer.takeFrames())
                .containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"losses\",\"d\":1}}}");
        assertThat(events)
                .contains(new ServerEvent.SessionClosed(sessionIdOf(0), cause))
                .contains(new ServerEvent.DisconnectWritesRan(sessionIdOf(0), List.of(Path.parse("/losses"))));
    }

    private void end(InMemoryClient client, SessionEnd cause) {
        switch (cause) {
            case CLOSED -> client.sendClose();
            case FIN -> client.fin();
            case RESET -> client.cut();
            default -> client.stopAnsweringPings();
        }
        loop.settle();
        if (cause == SessionEnd.SILENT) {
            loop.advance(config.liveness().detectionBound());
            assertThat(client.end()).isEqualTo("RST");
        }
    }

    @Test
    @DisplayName("resolves timestamps when a disconnect write runs (TS-03)")
    void resolvesTimestampsWhenADisconnectWriteRuns() {
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/seen\",\"d\":{\".sv\":\"timestamp\"}}");
        loop.advance(Duration.ofSeconds(5));

        client.cut();
        loop.settle();

        assertThat(valueAt("/seen")).isEqualTo(Long.toString(START_MILLIS + 5000));
    }

    @Test
    @DisplayName("does not run cancelled disconnect writes (OD-10, OD-11)")
    void doesNotRunCancelledDisconnectWrites() {
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/a/b\",\"d\":1}");
        answers(client, "om", "{\"p\":\"/a\",\"d\":{\"c\":2}}");
        answers(client, "o", "{\"p\":\"/d\",\"d\":3}");
        answers(client, "oc", "{\"p\":\"/a\",\"d\":null}");

        client.fin();
        loop.settle();

        assertThat(valueAt("/")).isEqualTo("{\"d\":3}");
    }

    @Test
    void tellsAnObserverAboveOfAllDisconnectWritesInOneStep() {
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/room/a\",\"d\":1}");
        answers(client, "o", "{\"p\":\"/room/b\",\"d\":2}");
        InMemoryClient observer = connectGreeted();
        answers(observer, "q", "{\"p\":\"/room\",\"h\":\"\"}");

        client.fin();
        loop.settle();

        assertThat(observer.takeFrames())
                .containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"m\",\"b\":{\"p\":\"room\",\"d\":{\"a\":1,\"b\":2}}}}");
    }

    @Test
    @DisplayName("never takes a peer that answers pings for dead, nor one whose outage is tolerated (HB-09)")
    void toleratesAnOutageShorterThanPromised() {
        InMemoryClient client = connectGreeted();
        loop.advance(Duration.ofMinutes(5).plusMillis(1));
        assertThat(client.pings()).isEqualTo(300);

        client.stopAnsweringPings();
        loop.advance(config.liveness().toleratedSilence().minusMillis(1));
        client.sendFrame("0");
        loop.advance(Duration.ofMillis(1));

        assertThat(client.end()).isEmpty();
    }

    @Test
    @DisplayName("never pings admin-java and waits until both directions are silent (rule 2, HB-03, HB-04)")
    void onlyWatchesAdminJava() {
        InMemoryClient client = new InMemoryClient(server, "ns=demo&v=5", "Firebase/5/9.4.3/17.0.15/AdminJava");
        loop.settle();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        InMemoryClient writer = connectGreeted();
        for (int i = 0; i < 20; i++) {
            loop.advance(Duration.ofSeconds(50));
            answers(writer, "p", "{\"p\":\"/a\",\"d\":" + i + "}");
        }
        for (int i = 0; i < 20; i++) {
            loop.advance(Duration.ofSeconds(45));
            client.sendFrame("0");
        }
        assertThat(client.pings()).isZero();
        assertThat(client.end()).isEmpty();

        loop.advance(config.passiveLiveness().detectionBound());

        assertThat(client.end()).isEqualTo("RST");
    }

    @ParameterizedTest
    @EnumSource(LastSessionPolicy.class)
    @DisplayName("treats the session named by ls= as the policy says (MUX-05)")
    void treatsTheLastSessionAsThePolicySays(LastSessionPolicy policy) {
        restart(config().lastSessionPolicy(policy).build(), new Random(1));
        InMemoryClient old = connect();
        String sessionId = old.sessionId();
        answers(old, "o", "{\"p\":\"/a\",\"d\":\"lost\"}");
        events.clear();

        InMemoryClient back = connect("v=5&ls=" + sessionId + "&ns=demo");

        String order = events.stream()
                .map(event -> event.getClass().getSimpleName())
                .filter(name -> !name.equals("Received"))
                .reduce("", (a, b) -> a + " " + b);
        assertThat(order)
                .isEqualTo(
                        switch (policy) {
                            case EAGER -> " SessionClosed DisconnectWritesRan SessionOpened Sent";
                            case LATE -> " SessionOpened Sent SessionClosed DisconnectWritesRan";
                            case IGNORE -> " SessionOpened Sent";
                        });
        assertThat(old.end()).isEqualTo(policy == LastSessionPolicy.IGNORE ? "" : "RST");
        assertThat(back.end()).isEmpty();
    }

    @Test
    @DisplayName("keeps namespaces apart, their sessions included (MUX-02, MUX-06)")
    void keepsNamespacesApart() {
        InMemoryClient client = connect();
        String sessionId = client.sessionId();
        answers(client, "p", "{\"p\":\"/a\",\"d\":1}");

        InMemoryClient foreign = connect("v=5&ls=" + sessionId + "&ns=other");
        foreign.takeFrames();

        assertThat(client.end()).isEmpty();
        assertThat(answers(foreign, "g", "{\"p\":\"/a\"}").get(0)).contains("\"d\":null");
    }

    @Test
    void namesTheNamespaceAfterTheFirstLabelOfTheHostIfNoneIsGiven() {
        connect("v=5");

        assertThat(events.get(0))
                .isEqualTo(new ServerEvent.SessionOpened(
                        sessionIdOf(0), "localhost", "localhost:9000", "Firebase/5/12.4.0/linux/Node"));
    }

    @Test
    void isRefusedMoreListensAndDisconnectWritesThanTheLimits() {
        restart(
                config().limits(Limits.builder()
                                .listens(2)
                                .disconnectWrites(2)
                                .namespaces(1)
                                .build())
                        .build(),
                new Random(1));
        InMemoryClient client = connectGreeted();
        assertThat(answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}")).containsExactly(OK_OBJECT.formatted(1));
        assertThat(answers(client, "q", "{\"p\":\"/b\",\"h\":\"\"}")).containsExactly(OK_OBJECT.formatted(2));
        assertThat(answers(client, "q", "{\"p\":\"/b\",\"h\":\"\"}")).containsExactly(OK_OBJECT.formatted(3));

        assertThat(answers(client, "q", "{\"p\":\"/c\",\"h\":\"\"}").get(0))
                .contains("\"failure\"", "a session may have at most 2 listens");
        assertThat(answers(client, "om", "{\"p\":\"/\",\"d\":{\"x\":1,\"y\":2,\"z\":3}}")
                        .get(0))
                .contains("\"failure\"", "a session may have at most 2 disconnect writes");
        client.cut();
        loop.settle();
        assertThat(valueAt("/")).isEqualTo("null");
    }

    @Test
    void isNotOpenedBeyondTheLimitOfNamespaces() {
        restart(
                config().limits(Limits.builder()
                                .listens(2)
                                .disconnectWrites(2)
                                .namespaces(1)
                                .build())
                        .build(),
                new Random(1));
        connect("ns=first");

        assertThat(connect("ns=second").httpResponse()).startsWith("HTTP/1.1 400 Bad Request");
        assertThat(connect("ns=first").frames()).hasSize(1);
    }
}
