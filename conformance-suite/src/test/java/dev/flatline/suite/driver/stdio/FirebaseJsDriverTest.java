package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.Command.ListenFor;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.ChildChange;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The unmodified JavaScript SDK against the reference server. Skipped where Node.js or the packages are missing. */
class FirebaseJsDriverTest {

    private static final Queue<ServerEvent> SERVER_EVENTS = new ConcurrentLinkedQueue<>();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static @Nullable StdioDriverFactory factory;
    private static @Nullable ReferenceServer server;

    private final List<Client> clients = new ArrayList<>();
    private String namespace = "";

    @BeforeAll
    static void openTheDriver() {
        factory = OfficialSdk.firebaseJs();
        server = ReferenceServer.start(
                ServerConfig.builder().listener(SERVER_EVENTS::add).build());
    }

    @AfterAll
    static void closeTheServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void ownNamespace(TestInfo test) {
        namespace = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    }

    @AfterEach
    void noProcessIsLeft() {
        clients.forEach(client -> client.driver.kill());
        await().until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void itDescribesItselfWithThePinnedVersion() {
        assertThat(Objects.requireNonNull(factory).selfDescription())
                .isEqualTo(new SelfDescription(
                        "firebase-js",
                        "1.0.0",
                        "firebase 12.19.0",
                        List.of("behaviours", "clockJump", "clockSkew", "query", "seed", "transaction")));
    }

    @Test
    void itConnectsByItselfAndTellsTheOffsetBeforeTheConnection() {
        Client alice = client("alice");

        await().atMost(PATIENCE).until(() -> alice.events.contains(new DriverEvent.Connected(true)));
        assertThat(alice.events)
                .hasSize(3)
                .startsWith(new DriverEvent.Connected(false))
                .endsWith(new DriverEvent.Connected(true));
    }

    @Test
    void writesAreAcknowledgedAndReadBackByAnother() {
        Client alice = client("alice");
        assertAcked(alice.ask(new Command.SetValue("a", Map.of("b", 1, "c", true))));
        assertAcked(alice.ask(new Command.Update("a", Map.of("b", 2, "d/e", "deep"))));
        assertAcked(alice.ask(new Command.Remove("a/c")));
        long before = System.currentTimeMillis();
        assertAcked(alice.ask(new Command.SetValue("t", Map.of(".sv", "timestamp"))));

        Client bob = client("bob");
        assertThat(bob.ask(new Command.Get("a")).value()).isEqualTo(Map.of("b", 2L, "d", Map.of("e", "deep")));
        assertThat((Long) bob.ask(new Command.Get("t")).value()).isBetween(before, System.currentTimeMillis());
        assertThat(bob.ask(new Command.Get("nothing")).value()).isNull();
    }

    @Test
    void aTransactionAddsAndTellsWhatItLeft() {
        Client alice = client("alice");

        assertThat(alice.ask(new Command.Transaction("n", 2)).value()).isEqualTo(2L);
        assertThat(alice.ask(new Command.Transaction("n", 0.5)).value()).isEqualTo(2.5);
        assertAcked(alice.ask(new Command.SetValue("n", "text")));
        assertThat(alice.ask(new Command.Transaction("n", 1)).outcome().code()).contains("aborted");
    }

    @Test
    void whatTheSdkRefusesByItselfIsAnErrorOfTheClient() {
        DriverEvent.Reply reply = client("alice").ask(new Command.SetValue("a.b", 1));

        assertThat(reply.outcome().code()).contains("invalid");
        assertThat(reply.outcome().message()).contains("invalid path");
    }

    @Test
    void listenersTellValuesAndChildrenInExportForm() {
        Client bob = client("bob");
        assertAcked(bob.ask(new Command.SetValue("chat", Map.of("a", 1))));
        Client alice = client("alice");
        assertAcked(alice.ask(new Command.Listen("value", "chat", ListenFor.VALUE)));
        assertAcked(alice.ask(new Command.Listen("children", "chat", ListenFor.CHILDREN)));
        await().atMost(PATIENCE).until(() -> alice.heard().size() == 2);
        assertAcked(bob.ask(new Command.SetValue("chat/b", Map.of(".value", "x", ".priority", 5))));
        await().atMost(PATIENCE).until(() -> alice.heard().size() == 4);
        assertAcked(bob.ask(new Command.Remove("chat")));
        await().atMost(PATIENCE).until(() -> alice.heard().size() == 7);

        Map<String, Object> prioritised = Map.of(".value", "x", ".priority", 5L);
        assertThat(alice.heard())
                .containsExactlyInAnyOrder(
                        new DriverEvent.Value("value", Map.of("a", 1L)),
                        new DriverEvent.Child("children", ChildChange.ADDED, "a", 1L),
                        new DriverEvent.Value("value", Map.of("a", 1L, "b", prioritised)),
                        new DriverEvent.Child("children", ChildChange.ADDED, "b", prioritised),
                        new DriverEvent.Value("value", null),
                        new DriverEvent.Child("children", ChildChange.REMOVED, "a", 1L),
                        new DriverEvent.Child("children", ChildChange.REMOVED, "b", prioritised));
    }

    @Test
    void aListenIsAcknowledgedAfterItsFirstEvents() {
        Client alice = client("alice");
        assertAcked(alice.ask(new Command.SetValue("a/b", 1)));
        assertAcked(alice.ask(new Command.Listen("value", "a", ListenFor.VALUE)));
        assertAcked(alice.ask(new Command.Listen("children", "c", ListenFor.CHILDREN)));
        assertAcked(alice.ask(new Command.Listen("absent", "d", ListenFor.VALUE)));

        assertThat(alice.heard())
                .containsExactly(
                        new DriverEvent.Value("value", Map.of("b", 1L)), new DriverEvent.Value("absent", null));
    }

    @Test
    void aListenIsAcknowledgedAtOnceWhileOffline() {
        Client alice = client("alice");
        assertAcked(alice.ask(new Command.GoOffline()));
        assertAcked(alice.ask(new Command.Listen("l", "a", ListenFor.VALUE)));

        assertThat(alice.heard()).isEmpty();
    }

    @Test
    void nothingIsHeardAfterUnlisten() {
        Client alice = client("alice");
        assertAcked(alice.ask(new Command.Get("a")));
        assertAcked(alice.ask(new Command.Listen("l", "a", ListenFor.VALUE)));
        assertAcked(alice.ask(new Command.Unlisten("l")));
        assertAcked(alice.ask(new Command.SetValue("a", 1)));

        assertThat(alice.heard()).containsExactly(new DriverEvent.Value("l", null));
        assertThat(alice.ask(new Command.Unlisten("l")).outcome().code()).contains("invalid");
    }

    @Test
    void disconnectWritesOfAllKindsRunWhenTheClientIsKilled() {
        Client alice = client("alice");
        assertAcked(alice.ask(new Command.SetValue("p", Map.of("removed", 1, "kept", 1))));
        assertAcked(alice.ask(new Command.OnDisconnect("p/set", new DisconnectWrite.SetValue("off"))));
        assertAcked(alice.ask(new Command.OnDisconnect("p", new DisconnectWrite.Update(Map.of("updated", 2)))));
        assertAcked(alice.ask(new Command.OnDisconnect("p/removed", new DisconnectWrite.Remove())));
        assertAcked(alice.ask(new Command.OnDisconnect("p/kept", new DisconnectWrite.Remove())));
        assertAcked(alice.ask(new Command.OnDisconnect("p/kept", new DisconnectWrite.Cancel())));
        Client bob = client("bob");
        alice.driver.kill();

        await().atMost(PATIENCE)
                .until(() -> Map.of("set", "off", "updated", 2L, "kept", 1L)
                        .equals(bob.ask(new Command.Get("p")).value()));
    }

    @Test
    void behavioursRunOnEveryConnectionWithTheDisconnectWriteFirst() {
        Client alice = client(
                "alice",
                Duration.ZERO,
                new Behaviour(
                        true,
                        List.of(
                                new Command.Push("cons", true, Optional.of(new DisconnectWrite.Remove())),
                                new Command.OnDisconnect("last", new DisconnectWrite.SetValue("seen")))));
        Client bob = client("bob");
        await().atMost(PATIENCE).until(() -> alice.behaved().size() == 2);
        assertThat(alice.behaved())
                .containsExactly(
                        new DriverEvent.Behaved("push cons", Outcome.acknowledged()),
                        new DriverEvent.Behaved("onDisconnect last", Outcome.acknowledged()));
        assertThat(requests(alice.session())).containsSubsequence("\"a\":\"o\"", "\"a\":\"p\"", "\"a\":\"o\"");

        assertAcked(alice.ask(new Command.GoOffline()));
        await().atMost(PATIENCE)
                .until(() -> "seen".equals(bob.ask(new Command.Get("last")).value()));
        assertThat(bob.ask(new Command.Get("cons")).value()).isNull();
        assertAcked(alice.ask(new Command.GoOnline()));
        await().atMost(PATIENCE).until(() -> alice.behaved().size() == 4);
    }

    @Test
    void goingOfflineAndOnlineIsToldAndQueuedWritesFollow() {
        Client alice = client("alice");
        await().atMost(PATIENCE).until(() -> alice.events.contains(new DriverEvent.Connected(true)));
        assertAcked(alice.ask(new Command.GoOffline()));
        long write = alice.send(new Command.SetValue("a", 1));
        assertThat(client("bob").ask(new Command.Get("a")).value()).isNull();
        assertThat(alice.reply(write)).isEmpty();
        assertAcked(alice.ask(new Command.GoOnline()));

        await().atMost(PATIENCE).until(() -> alice.reply(write).isPresent());
        assertThat(alice.events.stream().filter(DriverEvent.Connected.class::isInstance))
                .containsExactly(
                        new DriverEvent.Connected(false),
                        new DriverEvent.Connected(true),
                        new DriverEvent.Connected(false),
                        new DriverEvent.Connected(true));
    }

    @Test
    void aSkewedClockShowsInTheOffset() {
        Client alice = client("alice", Duration.ofHours(1));

        await().atMost(PATIENCE).until(() -> alice.events.stream().anyMatch(DriverEvent.Offset.class::isInstance));
        assertThat(alice.events)
                .filteredOn(DriverEvent.Offset.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((DriverEvent.Offset) event).millis()).isBetween(-3_610_000.0, -3_590_000.0));
    }

    @Test
    void closeSaysGoodbyeAndKillDoesNot() {
        Client alice = client("alice");
        assertAcked(alice.ask(new Command.Get("a")));
        Client bob = client("bob");
        assertAcked(bob.ask(new Command.Get("a")));
        alice.driver.close();
        bob.driver.kill();

        await().atMost(PATIENCE)
                .until(() -> ends(alice).size() == 1 && ends(bob).size() == 1);
        assertThat(ends(alice)).containsExactly("CLOSED");
        assertThat(ends(bob)).doesNotContain("CLOSED");
    }

    @Test
    void whatIsLoggedInTheProcessDoesNotDisturbTheProtocol() {
        // From the start message on, which replaces Math.random: as early as the SDK could log something.
        String noise = "data:text/javascript,const r=Math.random;"
                + "setInterval(()=>{if(Math.random!==r){console.log('noise');console.warn('noise')}},1)";
        Path folder = BundledDrivers.locate().find("firebase-js").orElseThrow();
        DriverCommand command = new DriverCommand(
                List.of(NodeJs.find().program().toString(), "--import", noise, "driver.mjs"), folder, Map.of());
        Client alice = new Client("alice", Duration.ZERO, StdioDriverFactory.probe(command, StdioLimits.standard()));

        assertAcked(alice.ask(new Command.SetValue("a", 1)));
        assertThat(alice.events).noneMatch(DriverEvent.Broken.class::isInstance);
    }

    @Test
    void itEndsWithItsStandardInput() throws IOException, InterruptedException {
        Path folder = BundledDrivers.locate().find("firebase-js").orElseThrow();
        Process process = new ProcessBuilder(NodeJs.find().program().toString(), "driver.mjs")
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var input = process.outputWriter()) {
            input.write(Encoder.start(settings("alice", Duration.ZERO)) + "\n");
        }

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static void assertAcked(DriverEvent.Reply reply) {
        assertThat(reply.outcome()).isEqualTo(Outcome.acknowledged());
    }

    private ClientSettings settings(String name, Duration skew, Behaviour... behaviours) {
        ReferenceServer running = Objects.requireNonNull(server);
        String address = running.host() + ":" + running.port();
        return new ClientSettings(name, address, namespace, skew, 1, List.of(behaviours));
    }

    private Client client(String name) {
        return client(name, Duration.ZERO);
    }

    private Client client(String name, Duration skew, Behaviour... behaviours) {
        return new Client(name, skew, Objects.requireNonNull(factory), behaviours);
    }

    private static List<String> requests(String session) {
        return SERVER_EVENTS.stream()
                .filter(ServerEvent.Received.class::isInstance)
                .map(ServerEvent.Received.class::cast)
                .filter(event -> event.sessionId().equals(session))
                .map(event -> event.text().replaceFirst(".*(\"a\":\"[a-z]+\").*", "$1"))
                .toList();
    }

    private static List<String> ends(Client client) {
        return SERVER_EVENTS.stream()
                .filter(ServerEvent.SessionClosed.class::isInstance)
                .map(ServerEvent.SessionClosed.class::cast)
                .filter(event -> event.sessionId().equals(client.session()))
                .map(event -> event.cause().name())
                .toList();
    }

    /** A client with all that it told. */
    private final class Client {
        private final Queue<DriverEvent> events = new ConcurrentLinkedQueue<>();
        private final StdioDriver driver;
        private final int order = clients.size();
        private long lastId;

        Client(String name, Duration skew, StdioDriverFactory drivers, Behaviour... behaviours) {
            driver = (StdioDriver) drivers.start(settings(name, skew, behaviours), events::add);
            clients.add(this);
            await().atMost(PATIENCE).until(() -> sessions().size() > order);
        }

        long send(Command command) {
            driver.send(++lastId, command);
            return lastId;
        }

        DriverEvent.Reply ask(Command command) {
            long id = send(command);
            await().atMost(PATIENCE).until(() -> reply(id).isPresent());
            return reply(id).orElseThrow();
        }

        Optional<DriverEvent.Reply> reply(long id) {
            return events.stream()
                    .filter(DriverEvent.Reply.class::isInstance)
                    .map(DriverEvent.Reply.class::cast)
                    .filter(reply -> reply.id() == id)
                    .findFirst();
        }

        List<DriverEvent> heard() {
            return events.stream()
                    .filter(event -> event instanceof DriverEvent.Value || event instanceof DriverEvent.Child)
                    .toList();
        }

        List<DriverEvent> behaved() {
            return events.stream().filter(DriverEvent.Behaved.class::isInstance).toList();
        }

        /** Its first session: clients are started one after the other, each once the one before has connected. */
        String session() {
            return sessions().get(order);
        }

        private List<String> sessions() {
            return SERVER_EVENTS.stream()
                    .filter(ServerEvent.SessionOpened.class::isInstance)
                    .map(ServerEvent.SessionOpened.class::cast)
                    .filter(event -> event.namespace().equals(namespace))
                    .map(ServerEvent.SessionOpened::sessionId)
                    .toList();
        }
    }
}
