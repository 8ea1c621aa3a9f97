package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.server.ReferenceServer;
import dev.flatline.server.rules.Rules;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The unmodified Wilddog SDK against the reference server. Skipped where Node.js or the packages are missing. */
class WilddogJsDriverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NAMESPACE = "demo";

    private final ReferenceServer server = ReferenceServer.builder().start();
    private final List<Client> clients = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        clients.forEach(client -> client.driver.kill());
        server.close();
    }

    @Test
    void itDescribesItselfWithThePinnedVersion() {
        assertThat(OfficialSdk.inNode("wilddog-js").selfDescription())
                .isEqualTo(new SelfDescription(
                        "wilddog-js",
                        "1.0.0",
                        "wilddog 2.5.17",
                        List.of("behaviours", "clockJump", "clockSkew", "seed", "transaction")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wilddog-js", "wilddog-js-0.7"})
    void itConnectsByItselfAndTellsTheOffsetBeforeTheConnection(String driver) {
        Client alice = client(driver, "alice");

        await().atMost(PATIENCE).until(() -> alice.events.contains(new DriverEvent.Connected(true)));
        assertThat(alice.events)
                .hasSize(3)
                .startsWith(new DriverEvent.Connected(false))
                .endsWith(new DriverEvent.Connected(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wilddog-js", "wilddog-js-0.7"})
    void whatTheServerRefusesAndWhatTheSdkRefusesAreTold(String driver) {
        server.setRules(Rules.parse("{\"rules\":{\"open\":{\".read\":true,\".write\":true}}}"));
        Client alice = client(driver, "alice");

        assertThat(alice.ask(new Command.SetValue("closed", 1)).outcome().code())
                .contains("permission_denied");
        assertThat(alice.ask(new Command.SetValue("a.b", 1)).outcome().code()).contains("invalid");
        assertAcked(alice.ask(new Command.SetValue("open", 1)));
        assertThat(alice.ask(new Command.Transaction("open", 2)).value()).isEqualTo(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wilddog-js", "wilddog-js-0.7"})
    void clientsOfBothVendorsSeeEachOthersDisconnectWrites(String driver) {
        Client alice = client(driver, "alice");
        Client bob = client("firebase-js", "bob");
        assertAcked(alice.ask(new Command.OnDisconnect("gone/alice", new DisconnectWrite.SetValue("wilddog"))));
        assertAcked(bob.ask(new Command.OnDisconnect("gone/bob", new DisconnectWrite.SetValue("firebase"))));
        assertAcked(alice.ask(new Command.Listen("seen", "gone", Command.ListenFor.VALUE)));

        bob.driver.kill();
        await().atMost(PATIENCE).until(() -> alice.saw(Map.of("bob", "firebase")));
        Client carol = client("firebase-js", "carol");
        assertAcked(carol.ask(new Command.Listen("seen", "gone", Command.ListenFor.VALUE)));
        alice.driver.kill();
        await().atMost(PATIENCE).until(() -> carol.saw(Map.of("bob", "firebase", "alice", "wilddog")));
    }

    private static void assertAcked(DriverEvent.Reply reply) {
        assertThat(reply.outcome()).isEqualTo(Outcome.acknowledged());
    }

    private Client client(String driver, String name) {
        Client client = new Client(OfficialSdk.inNode(driver), name);
        clients.add(client);
        return client;
    }

    /** A client with all that it told. */
    private final class Client {
        private final Queue<DriverEvent> events = new ConcurrentLinkedQueue<>();
        private final StdioDriver driver;
        private long lastId;

        Client(StdioDriverFactory factory, String name) {
            String address = server.host() + ":" + server.port();
            driver = (StdioDriver) factory.start(
                    new ClientSettings(name, address, NAMESPACE, Duration.ZERO, 1, List.of()), events::add);
        }

        DriverEvent.Reply ask(Command command) {
            long id = ++lastId;
            driver.send(id, command);
            await().atMost(PATIENCE).until(() -> reply(id).isPresent());
            return reply(id).orElseThrow();
        }

        private Optional<DriverEvent.Reply> reply(long id) {
            return events.stream()
                    .filter(DriverEvent.Reply.class::isInstance)
                    .map(DriverEvent.Reply.class::cast)
                    .filter(reply -> reply.id() == id)
                    .findFirst();
        }

        boolean saw(Object value) {
            return events.contains(new DriverEvent.Value("seen", value));
        }
    }
}
