package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.Command.ListenFor;
import dev.flatline.suite.driver.Query;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Settings and commands with their lines, one of each kind. */
final class Samples {

    static final String GREETING =
            "{\"flatline\":1,\"driver\":\"sample\",\"version\":\"1\",\"sdk\":\"none 0\",\"capabilities\":[]}";

    static final ClientSettings ALICE = new ClientSettings(
            "alice",
            "127.0.0.1:9000",
            "demo",
            Duration.ofMillis(-1500),
            Long.MIN_VALUE,
            List.of(new Behaviour(true, List.of(new Command.SetValue("online", true)))));

    static final String START = "{\"start\":{\"name\":\"alice\",\"address\":\"127.0.0.1:9000\",\"namespace\":\"demo\","
            + "\"clockSkewMillis\":-1500,\"seed\":\"-9223372036854775808\","
            + "\"behaviours\":[{\"when\":true,\"do\":[{\"do\":\"set\",\"path\":\"online\",\"value\":true}]}]}}";

    private Samples() {}

    /** Commands by the lines that say them with the id 7. */
    static Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put(
                "{\"id\":7,\"do\":\"set\",\"path\":\"a/b\",\"value\":{\".sv\":\"timestamp\"}}",
                new Command.SetValue("a/b", Map.of(".sv", "timestamp")));
        commands.put("{\"id\":7,\"do\":\"set\",\"path\":\"a\",\"value\":null}", new Command.SetValue("a", null));
        commands.put(
                "{\"id\":7,\"do\":\"update\",\"path\":\"a\",\"values\":{\"b/c\":null}}",
                new Command.Update("a", nulled("b/c")));
        commands.put("{\"id\":7,\"do\":\"remove\",\"path\":\"a\"}", new Command.Remove("a"));
        commands.put(
                "{\"id\":7,\"do\":\"push\",\"path\":\"a\",\"value\":[1,2]}",
                new Command.Push("a", List.of(1, 2), Optional.empty()));
        commands.put(
                "{\"id\":7,\"do\":\"push\",\"path\":\"a\",\"value\":true,\"onDisconnect\":{\"remove\":true}}",
                new Command.Push("a", true, Optional.of(new DisconnectWrite.Remove())));
        commands.put("{\"id\":7,\"do\":\"transaction\",\"path\":\"a\",\"add\":1}", new Command.Transaction("a", 1.0));
        commands.put("{\"id\":7,\"do\":\"transaction\",\"path\":\"a\",\"add\":0.5}", new Command.Transaction("a", 0.5));
        commands.put("{\"id\":7,\"do\":\"get\",\"path\":\"\"}", new Command.Get(""));
        commands.put(
                "{\"id\":7,\"do\":\"listen\",\"listener\":\"l\",\"path\":\"a\",\"for\":\"children\"}",
                new Command.Listen("l", "a", ListenFor.CHILDREN));
        commands.put(
                "{\"id\":7,\"do\":\"get\",\"path\":\"a\",\"query\":{\"orderBy\":\".key\",\"equalTo\":\"b\"}}",
                new Command.Get("a", Optional.of(query(Optional.of("b"), OptionalInt.empty()))));
        commands.put(
                "{\"id\":7,\"do\":\"listen\",\"listener\":\"l\",\"path\":\"a\",\"for\":\"value\","
                        + "\"query\":{\"orderBy\":\".key\",\"limitToLast\":2}}",
                new Command.Listen("l", "a", ListenFor.VALUE, Optional.of(query(Optional.empty(), OptionalInt.of(2)))));
        commands.put(
                "{\"id\":7,\"do\":\"signIn\",\"token\":\"t\",\"fresh\":\"u\"}",
                new Command.SignIn("alice", "t", Optional.of("u")));
        commands.put(
                "{\"id\":7,\"do\":\"signIn\",\"token\":\"t\"}", new Command.SignIn("alice", "t", Optional.empty()));
        commands.put("{\"id\":7,\"do\":\"signOut\"}", new Command.SignOut());
        commands.put("{\"id\":7,\"do\":\"unlisten\",\"listener\":\"l\"}", new Command.Unlisten("l"));
        commands.put("{\"id\":7,\"do\":\"goOffline\"}", new Command.GoOffline());
        commands.put("{\"id\":7,\"do\":\"goOnline\"}", new Command.GoOnline());
        disconnectWrites()
                .forEach((write, value) -> commands.put(
                        "{\"id\":7,\"do\":\"onDisconnect\",\"path\":\"a\",\"write\":" + write + "}",
                        new Command.OnDisconnect("a", value)));
        return commands;
    }

    private static Query query(Optional<Object> equalTo, OptionalInt limitToLast) {
        return new Query(".key", Optional.empty(), Optional.empty(), equalTo, OptionalInt.empty(), limitToLast);
    }

    private static Map<String, DisconnectWrite> disconnectWrites() {
        Map<String, DisconnectWrite> writes = new LinkedHashMap<>();
        writes.put("{\"set\":\"off\"}", new DisconnectWrite.SetValue("off"));
        writes.put("{\"update\":{\"x\":null}}", new DisconnectWrite.Update(nulled("x")));
        writes.put("{\"remove\":true}", new DisconnectWrite.Remove());
        writes.put("{\"cancel\":true}", new DisconnectWrite.Cancel());
        return writes;
    }

    private static Map<String, @Nullable Object> nulled(String key) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(key, null);
        return values;
    }
}
