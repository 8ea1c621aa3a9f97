package dev.flatline.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.LastSessionPolicy;
import dev.flatline.server.Liveness;
import dev.flatline.server.Mutant;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.VirtualLoop;
import dev.flatline.server.tree.Path;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The server in memory")
class InMemoryServerTest {
    private static final long START_MILLIS = 1_795_378_362_998L;
    private static final String OK = "{\"t\":\"d\",\"d\":{\"r\":%d,\"b\":{\"s\":\"ok\",\"d\":\"\"}}}";
    private static final String OK_OBJECT = "{\"t\":\"d\",\"d\":{\"r\":%d,\"b\":{\"s\":\"ok\",\"d\":{}}}}";

    private final List<ServerEvent> events = new ArrayList<>();
    private final ServerConfig.Builder config = ServerConfig.builder()
            .liveness(Liveness.ping(Duration.ofSeconds(1), Duration.ofSeconds(4)))
            .passiveLiveness(Liveness.passive(Duration.ofSeconds(60)))
            .listener(events::add);
    private VirtualLoop loop = new VirtualLoop(START_MILLIS);
    private InMemoryServer server = newServer();

    private InMemoryServer newServer() {
        loop = new VirtualLoop(START_MILLIS);
        server = new InMemoryServer(config.build(), loop, loop, new Random(1));
        return server;
    }

    private InMemoryClient connect() {
        return connect("v=5&ns=demo");
    }

    private InMemoryClient connect(String query) {
        InMemoryClient client = new InMemoryClient(server, query, "Firebase/5/12.4.0/linux/Node");
        loop.settle();
        return client;
    }

    private InMemoryClient connectGreeted() {
        InMemoryClient client = connect();
        client.takeFrames();
        return client;
    }

    private List<String> answers(InMemoryClient client, String action, String body) {
        client.request(action, body);
        loop.settle();
        return client.takeFrames();
    }

    private String valueAt(String path) {
        InMemoryClient observer = connectGreeted();
        String answer =
                answers(observer, "g", "{\"p\":\"" + path + "\",\"q\":{}}").get(0);
        observer.sendClose();
        loop.settle();
        return answer.substring(answer.indexOf("\"d\":", answer.indexOf("\"s\":")) + 4, answer.length() - 3);
    }

    @Test
    void greetsWithItsClockAndTheHostTheClientCameThrough() {
        InMemoryClient client = connect();

        assertThat(client.httpResponse()).startsWith("HTTP/1.1 101 Switching Protocols");
        assertThat(client.frames())
                .containsExactly("{\"t\":\"c\",\"d\":{\"t\":\"h\",\"d\":{\"ts\":1795378362998,\"v\":\"5\","
                        + "\"h\":\"localhost:9000\",\"s\":\"" + client.sessionId() + "\"}}}");
        assertThat(client.sessionId()).hasSize(32);
        assertThat(connect().sessionId()).isNotEqualTo(client.sessionId());
    }

    @Test
    void answersAPingWithAPongThatHasData() {
        InMemoryClient client = connectGreeted();

        client.sendFrame("{\"t\":\"c\",\"d\":{\"t\":\"p\",\"d\":{}}}");
        loop.settle();

        assertThat(client.takeFrames()).containsExactly("{\"t\":\"c\",\"d\":{\"t\":\"o\",\"d\":null}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"auth", "gauth", "unauth", "appcheck", "unappeck", "s", "n", "u", "p", "m", "o", "om", "oc", "g"
            })
    void grantsEveryVerb(String action) {
        assertThat(answers(connectGreeted(), action, "{\"p\":\"/a\",\"d\":{}}"))
                .singleElement()
                .asString()
                .contains("\"r\":1", "\"s\":\"ok\"");
    }

    @Test
    void answersAnUnknownActionWithAnError() {
        assertThat(answers(connectGreeted(), "zz", "{}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"r\":1,\"b\":{\"s\":\"failure\",\"d\":\"unknown action \\\"zz\\\"\"}}}");
    }

    @Test
    void pushesToAllListenersBeforeItAcknowledges() {
        InMemoryClient writer = connectGreeted();
        InMemoryClient reader = connectGreeted();
        assertThat(answers(writer, "q", "{\"p\":\"/a\",\"h\":\"\"}")).containsExactly(OK_OBJECT.formatted(1));
        answers(reader, "q", "{\"p\":\"/\",\"h\":\"\"}");

        assertThat(answers(writer, "p", "{\"p\":\"/a/b\",\"d\":{\".sv\":\"timestamp\"}}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a/b\",\"d\":1795378362998}}}", OK.formatted(2));
        assertThat(reader.takeFrames())
                .containsExactly("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a/b\",\"d\":1795378362998}}}");
    }

    @Test
    void pushesAnUpdateAsOneMerge() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");

        assertThat(answers(client, "m", "{\"p\":\"a\",\"d\":{\"b/c\":1,\"d\":null}}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"m\",\"b\":{\"p\":\"a\",\"d\":{\"b/c\":1,\"d\":null}}}}",
                        OK.formatted(2));
    }

    @Test
    void sendsNothingWhenTheClientKnowsTheData() {
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/a\",\"d\":1}");

        assertThat(answers(client, "q", "{\"p\":\"/a\",\"h\":\"YPVfR2bXt/lcDjiQZ8pOkAd3qkQ=\"}"))
                .containsExactly(OK_OBJECT.formatted(2));
        assertThat(answers(client, "q", "{\"p\":\"/a\",\"h\":\"other\"}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":1}}}", OK_OBJECT.formatted(3));
    }

    @Test
    @DisplayName("keeps one registration for a listen sent twice (REC-09)")
    void keepsOneRegistrationForAListenSentTwice() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");

        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":1}")).hasSize(2);
    }

    @Test
    @DisplayName("stops pushing after an unlisten (REC-15)")
    void stopsPushingAfterAnUnlisten() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        answers(client, "n", "{\"p\":\"/a\"}");

        assertThat(answers(client, "p", "{\"p\":\"/a\",\"d\":1}")).containsExactly(OK.formatted(3));
    }

    @Test
    void sendsTheWindowOfATaggedListenWhole() {
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/a\",\"d\":{\"x\":1,\"y\":2}}");
        String listen = "{\"p\":\"/a\",\"q\":{\"l\":2,\"vf\":\"r\",\"i\":\".key\"},\"t\":7,\"h\":\"\"}";
        assertThat(answers(client, "q", listen).get(0))
                .isEqualTo("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":{\"x\":1,\"y\":2},\"t\":7}}}");

        assertThat(answers(client, "p", "{\"p\":\"/a/z\",\"d\":3}").get(0))
                .isEqualTo("{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"a\",\"d\":{\"y\":2,\"z\":3},\"t\":7}}}");
        assertThat(answers(client, "p", "{\"p\":\"/a/b\",\"d\":3}")).containsExactly(OK.formatted(4));
    }

    @Test
    @DisplayName("sends the current data before datastale (rule 9)")
    void sendsTheCurrentDataBeforeDatastale() {
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/n\",\"d\":1}");
        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":5,\"h\":\"\"}").get(0))
                .contains("\"datastale\"");
        answers(client, "q", "{\"p\":\"/n\",\"h\":\"\"}");

        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":5,\"h\":\"\"}"))
                .containsExactly(
                        "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"n\",\"d\":1}}}",
                        "{\"t\":\"d\",\"d\":{\"r\":4,\"b\":{\"s\":\"datastale\",\"d\":\"Transaction hash does not match\"}}}");
        assertThat(answers(client, "p", "{\"p\":\"/n\",\"d\":2,\"h\":\"YPVfR2bXt/lcDjiQZ8pOkAd3qkQ=\"}"))
                .last()
                .isEqualTo(OK.formatted(5));
    }

    @Test
    void ignoresTheKeepalive() {
        InMemoryClient client = connectGreeted();
        client.sendFrame("0");

        assertThat(answers(client, "s", "{}")).containsExactly(OK.formatted(1));
    }

    @Test
    void putsSegmentsTogetherAndCutsItsOwnBetweenCodePoints() {
        InMemoryClient client = connectGreeted();
        answers(client, "q", "{\"p\":\"/a\",\"h\":\"\"}");
        String emoji = "\ud83d\ude00".repeat(20_000);
        String put = "{\"t\":\"d\",\"d\":{\"r\":9,\"a\":\"p\",\"b\":{\"p\":\"/a\",\"d\":\"" + emoji + "\"}}}";

        client.sendFrame("2");
        int middle = put.indexOf('\ud83d') + 1000;
        client.sendFrame(put.substring(0, middle));
        client.sendFrame(put.substring(middle));
        loop.settle();

        List<String> frames = client.takeFrames();
        assertThat(frames.get(0)).isEqualTo("3");
        assertThat(frames.subList(1, 4)).allSatisfy(frame -> assertThat(frame).hasSizeLessThanOrEqualTo(16_384));
        assertThat(String.join("", frames.subList(1, 4))).contains("\"" + emoji + "\"");
        assertThat(frames.get(4)).isEqualTo(OK.formatted(9));
    }

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
            loop.advance(config.build().liveness().detectionBound());
            assertThat(client.end()).isEqualTo("RST");
        }
    }

    private String sessionIdOf(int connection) {
        return events.stream()
                .filter(ServerEvent.SessionOpened.class::isInstance)
                .map(ServerEvent::sessionId)
                .toList()
                .get(connection);
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
        loop.advance(config.build().liveness().toleratedSilence().minusMillis(1));
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

        loop.advance(config.build().passiveLiveness().detectionBound());

        assertThat(client.end()).isEqualTo("RST");
    }

    @ParameterizedTest
    @EnumSource(LastSessionPolicy.class)
    @DisplayName("treats the session named by ls= as the policy says (MUX-05)")
    void treatsTheLastSessionAsThePolicySays(LastSessionPolicy policy) {
        config.lastSessionPolicy(policy);
        newServer();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "12345678",
                "\"x\"",
                "{}",
                "{\"t\":\"d\"}",
                "{\"t\":\"x\",\"d\":{}}",
                "{\"t\":\"d\",\"d\":{}}",
                "{\"t\":\"d\",\"d\":{\"r\":1.5,\"a\":\"s\",\"b\":{}}}",
                "{\"t\":\"d\",\"d\":{}} trailing",
                "\u0000",
                "-1",
                ""
            })
    @DisplayName("ends a connection that does not speak the protocol, with a reason, and nothing else")
    void endsAConnectionThatDoesNotSpeakTheProtocol(String nonsense) {
        InMemoryClient healthy = connectGreeted();
        answers(healthy, "q", "{\"p\":\"/\",\"h\":\"\"}");
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/gone\",\"d\":true}");

        client.sendFrame(nonsense);
        loop.settle();

        assertThat(client.takeFrames()).singleElement().asString().startsWith("{\"t\":\"c\",\"d\":{\"t\":\"e\",");
        assertThat(client.closeCode()).isEqualTo(1002);
        assertThat(client.end()).isEqualTo("FIN");
        assertThat(healthy.takeFrames()).singleElement().asString().contains("\"p\":\"gone\",\"d\":true");
        assertThat(answers(healthy, "s", "{}")).containsExactly(OK.formatted(2));
    }

    @Test
    void endsAConnectionThatSendsBinaryTooLargeOrBrokenFrames() {
        InMemoryClient binary = connectGreeted();
        binary.sendFrame(2, true, new byte[] {1});
        InMemoryClient large = connectGreeted();
        large.sendFrame("x".repeat(300_000));
        InMemoryClient broken = connectGreeted();
        broken.sendBytes(new byte[] {(byte) 0xff, (byte) 0xff, 0, 0, 0, 0});
        InMemoryClient notUtf8 = connectGreeted();
        notUtf8.sendFrame(1, true, new byte[] {(byte) 0xc3, 0x28});
        loop.settle();

        assertThat(List.of(binary, large, broken, notUtf8)).allSatisfy(client -> {
            assertThat(client.closeCode()).isEqualTo(1002);
            assertThat(client.end()).isEqualTo("FIN");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"p\":\"/a.b\",\"d\":1}",
                "{\"d\":1}",
                "{\"p\":\"/a\"}",
                "{\"p\":7,\"d\":1}",
                "{\"p\":\"/a\",\"d\":{\"x.y\":1}}",
                "{\"p\":\"/a\",\"d\":{\".sv\":\"nonsense\"}}",
                "{\"p\":\"/.info/x\",\"d\":1}",
                "7",
                "null",
                "{\"p\":\"/a\",\"d\":1e999}",
                "{\"p\":\"/a/.priority\",\"d\":true}",
                "{\"p\":\"/a\",\"d\":1,\"h\":5}"
            })
    void answersABadRequestWithAnErrorAndGoesOn(String body) {
        InMemoryClient client = connectGreeted();

        assertThat(answers(client, "p", body)).singleElement().asString().contains("\"s\":\"failure\"");
        assertThat(valueAt("/")).isEqualTo("null");
        assertThat(answers(client, "s", "{}")).containsExactly(OK.formatted(2));
    }

    @Test
    void refusesConflictingPathsInAnUpdate() {
        InMemoryClient client = connectGreeted();

        assertThat(answers(client, "m", "{\"p\":\"/\",\"d\":{\"a\":1,\"a/b\":2,\"a-\":3}}")
                        .get(0))
                .contains("an update must not name both /a/ and /a/b/");
        assertThat(answers(client, "om", "{\"p\":\"/\",\"d\":{\"\":1,\"b\":2}}").get(0))
                .contains("\"failure\"");
        assertThat(answers(client, "m", "{\"p\":\"/\",\"d\":{\"a\":1,\"/a\":2}}")
                        .get(0))
                .contains("more than once");
        assertThat(valueAt("/")).isEqualTo("null");
    }

    @Test
    void answersHttpThatIsNoUpgradeAndCloses() {
        String get = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assertThat(httpAnswer(get.formatted("/"))).startsWith("HTTP/1.1 404 Not Found");
        assertThat(httpAnswer(get.formatted("/.lp"))).startsWith("HTTP/1.1 404 Not Found");
        assertThat(httpAnswer(get.formatted("/.ws"))).startsWith("HTTP/1.1 426 Upgrade Required");
        assertThat(httpAnswer(get.formatted("/.ws?ns=a/b"))).startsWith("HTTP/1.1 400 Bad Request");
        assertThat(httpAnswer("GET /.ws HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request");
        assertThat(httpAnswer("\u0016\u0003\u0001\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request");
    }

    private String httpAnswer(String request) {
        InMemoryClient client = new InMemoryClient(server, request.getBytes(StandardCharsets.ISO_8859_1));
        loop.settle();
        assertThat(client.end()).isEqualTo("FIN");
        return client.httpResponse();
    }

    @Test
    void closesAConnectionThatNeverUpgrades() {
        InMemoryClient client = new InMemoryClient(server, new byte[] {'G', 'E', 'T'});
        loop.advance(Duration.ofSeconds(29));
        assertThat(client.end()).isEmpty();

        loop.advance(Duration.ofSeconds(1));

        assertThat(client.end()).isEqualTo("FIN");
    }

    @Test
    void takesItsBytesInAnyPieces() {
        InMemoryClient client = new InMemoryClient(server, new byte[0]);
        for (byte b : InMemoryClient.upgrade("/.ws?v=5&ns=demo", "x")) {
            client.sendBytes(new byte[] {b});
        }
        loop.settle();

        assertThat(client.takeFrames()).hasSize(1);
    }

    @Test
    void resetsConnectionsOnceItIsClosed() {
        InMemoryClient client = connect();
        server.close();
        loop.settle();

        assertThat(client.end()).isEqualTo("FIN");
        assertThat(events).contains(new ServerEvent.SessionClosed(sessionIdOf(0), SessionEnd.SHUTDOWN));
        assertThat(connect().end()).isEqualTo("RST");
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    @DisplayName("with a mutant breaks what the mutant says it breaks, and is correct without")
    void breaksWhatTheMutantSays(Mutant mutant) {
        assertThat(observation(mutant, false)).isNotEqualTo(observation(mutant, true));
    }

    private String observation(Mutant mutant, boolean active) {
        events.clear();
        ServerConfig.Builder chosen = ServerConfig.builder();
        loop = new VirtualLoop(START_MILLIS);
        server = new InMemoryServer((active ? chosen.mutant(mutant) : chosen).build(), loop, loop, new Random(1));
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

    @Test
    @DisplayName("emits the same bytes when it is fed the same")
    void isDeterministic() {
        assertThat(scriptedRun(5)).isEqualTo(scriptedRun(5));
        assertThat(scriptedRun(5)).isNotEqualTo(scriptedRun(6));
    }

    private List<String> scriptedRun(long seed) {
        loop = new VirtualLoop(START_MILLIS);
        RandomGenerator ids = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        server = new InMemoryServer(ServerConfig.builder().build(), loop, loop, ids);
        Random script = new Random(99);
        List<InMemoryClient> clients = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            if (clients.size() < 5 || script.nextInt(20) == 0) {
                clients.add(connect());
            }
            InMemoryClient client = clients.get(script.nextInt(clients.size()));
            String path = "\"p\":\"/" + script.nextInt(3) + "/" + (char) ('a' + script.nextInt(3)) + "\"";
            switch (script.nextInt(6)) {
                case 0 -> client.request("q", "{" + path + ",\"h\":\"\"}");
                case 1 -> client.request("o", "{" + path + ",\"d\":{\".sv\":{\"increment\":1}}}");
                case 2 ->
                    client.request("m", "{" + path + ",\"d\":{\"x\":{\".sv\":\"timestamp\"},\"y\":" + step + "}}");
                case 3 -> client.request("p", "{" + path + ",\"d\":" + step + "}");
                case 4 -> client.cut();
                default -> loop.advance(Duration.ofMillis(script.nextInt(3000)));
            }
            loop.settle();
        }
        return clients.stream()
                .map(client -> new String(client.allBytes(), StandardCharsets.ISO_8859_1))
                .toList();
    }
}
