package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flatline.server.LastSessionPolicy;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.suite.client.net.JavaWebSocketConnector;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.Command.ListenFor;
import dev.flatline.suite.driver.Driver;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reference client against the reference server over sockets. */
@Timeout(30)
class LiveTest {
    private final ReferenceServer server = ReferenceServer.start(
            ServerConfig.builder().lastSessionPolicy(LastSessionPolicy.EAGER).build());
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final DriverFactory factory =
            new ReferenceDriverFactory(new JavaWebSocketConnector(executor), InstantSource.system(), executor);

    @AfterEach
    void nothingIsLeftBehind() {
        server.close();
        executor.shutdownNow();
        await("the library's threads to end")
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("WebSocket")));
    }

    @Test
    void writesAreSeenByOthersAndAKillRunsTheDisconnectWrite() {
        List<DriverEvent> alice = new CopyOnWriteArrayList<>();
        List<DriverEvent> bob = new CopyOnWriteArrayList<>();
        Driver aliceDriver = start("alice", Duration.ofSeconds(30), alice);
        Driver bobDriver = start("bob", Duration.ZERO, bob);
        bobDriver.send(1, new Command.Listen("l", "status", ListenFor.VALUE));
        await().until(() -> bob.contains(new DriverEvent.Value("l", null)));

        aliceDriver.send(1, new Command.OnDisconnect("status", new DisconnectWrite.SetValue("off")));
        aliceDriver.send(2, new Command.SetValue("status", "on"));
        await().until(() -> bob.contains(new DriverEvent.Value("l", "on")));
        await().until(() ->
                alice.stream().filter(DriverEvent.Reply.class::isInstance).count() == 2);
        aliceDriver.kill();
        List<DriverEvent> last = List.copyOf(alice);
        await().until(() -> bob.contains(new DriverEvent.Value("l", "off")));

        assertThat(alice).isEqualTo(last);
        assertThat(alice)
                .filteredOn(DriverEvent.Offset.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((DriverEvent.Offset) event).millis()).isBetween(-32_000.0, -28_000.0));
        bobDriver.close();
    }

    @Test
    void comesBackAfterGoOfflineWithWhatWasQueued() {
        List<DriverEvent> events = new CopyOnWriteArrayList<>();
        Driver driver = start("alice", Duration.ZERO, events);

        driver.send(1, new Command.GoOffline());
        driver.send(2, new Command.SetValue("big", Map.of("text", "x".repeat(100_000))));
        driver.send(3, new Command.GoOnline());
        driver.send(4, new Command.Get("big/text"));

        await().until(() -> events.stream()
                .anyMatch(event -> event instanceof DriverEvent.Reply reply
                        && reply.id() == 4
                        && "x".repeat(100_000).equals(reply.value())));
        assertThat(events)
                .filteredOn(DriverEvent.Connected.class::isInstance)
                .extracting(event -> ((DriverEvent.Connected) event).connected())
                .containsExactly(false, true, false, true);
        driver.close();
    }

    private Driver start(String name, Duration skew, List<DriverEvent> events) {
        String address = server.host() + ":" + server.port();
        Driver driver = factory.start(new ClientSettings(name, address, "demo", skew, 1, List.of()), events::add);
        await().until(() -> events.contains(new DriverEvent.Connected(true)));
        return driver;
    }
}
