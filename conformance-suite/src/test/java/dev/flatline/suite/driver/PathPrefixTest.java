package dev.flatline.suite.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.driver.Command.DisconnectWrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a client that lives below a path is told. */
class PathPrefixTest {

    private static final ClientSettings SETTINGS = new ClientSettings(
            "alice",
            "host:1",
            "demo",
            Duration.ofSeconds(3),
            7,
            List.of(new Behaviour(true, List.of(new Command.SetValue("status", "online")))));

    private final Spy spy = new Spy();
    private final Driver driver = new PathPrefix(spy, "deep/down").start(SETTINGS, event -> {});

    @Test
    void everyPathIsMovedAndNothingElse() {
        DisconnectWrite remove = new DisconnectWrite.Remove();

        assertThat(told(new Command.SetValue("a/b", 1))).isEqualTo(new Command.SetValue("deep/down/a/b", 1));
        assertThat(told(new Command.Update("a", Map.of("b/c", 1))))
                .isEqualTo(new Command.Update("deep/down/a", Map.of("b/c", 1)));
        assertThat(told(new Command.Remove("a"))).isEqualTo(new Command.Remove("deep/down/a"));
        assertThat(told(new Command.Push("a", 1, Optional.of(remove))))
                .isEqualTo(new Command.Push("deep/down/a", 1, Optional.of(remove)));
        assertThat(told(new Command.Transaction("a", 2))).isEqualTo(new Command.Transaction("deep/down/a", 2));
        assertThat(told(new Command.Get("a"))).isEqualTo(new Command.Get("deep/down/a"));
        assertThat(told(new Command.Listen("l", "a", Command.ListenFor.CHILDREN)))
                .isEqualTo(new Command.Listen("l", "deep/down/a", Command.ListenFor.CHILDREN));
        assertThat(told(new Command.OnDisconnect("a", remove)))
                .isEqualTo(new Command.OnDisconnect("deep/down/a", remove));
        assertThat(told(new Command.Unlisten("l"))).isEqualTo(new Command.Unlisten("l"));
        assertThat(told(new Command.GoOffline())).isEqualTo(new Command.GoOffline());
    }

    @Test
    void theRootIsTheTopOfWhereTheClientLives() {
        assertThat(told(new Command.Get(""))).isEqualTo(new Command.Get("deep/down"));
    }

    @Test
    void whatAClientKnowsAboutItselfStaysWhereItIs() {
        assertThat(told(new Command.Get(".info/connected"))).isEqualTo(new Command.Get(".info/connected"));
    }

    @Test
    void behavioursAreMovedAndOtherSettingsLeftAlone() {
        assertThat(spy.settings)
                .containsExactly(new ClientSettings(
                        "alice",
                        "host:1",
                        "demo",
                        Duration.ofSeconds(3),
                        7,
                        List.of(new Behaviour(true, List.of(new Command.SetValue("deep/down/status", "online"))))));
    }

    @Test
    void everythingElseReachesTheClientAsItIs() {
        driver.freeze();
        driver.thaw();
        driver.skewClock(Duration.ofSeconds(1));
        driver.kill();
        driver.close();

        assertThat(spy.asked).containsExactly("freeze", "thaw", "skew PT1S", "kill", "close");
    }

    private Command told(Command command) {
        driver.send(1, command);
        return spy.commands.get(spy.commands.size() - 1);
    }

    /** Remembers what it is told. */
    private static final class Spy implements DriverFactory, Driver {

        private final List<ClientSettings> settings = new ArrayList<>();
        private final List<Command> commands = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Optional<String> sdk() {
            return Optional.empty();
        }

        @Override
        public boolean can(Capability capability) {
            return true;
        }

        @Override
        public Driver start(ClientSettings given, Consumer<DriverEvent> events) {
            settings.add(given);
            return this;
        }

        @Override
        public void send(long id, Command command) {
            commands.add(command);
        }

        @Override
        public void kill() {
            asked.add("kill");
        }

        @Override
        public void freeze() {
            asked.add("freeze");
        }

        @Override
        public void thaw() {
            asked.add("thaw");
        }

        @Override
        public void skewClock(Duration ahead) {
            asked.add("skew " + ahead);
        }

        @Override
        public void close() {
            asked.add("close");
        }
    }
}
