package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.Query;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines that a driver is sent. */
final class Encoder {

    static final String STOP = Json.text(Map.of("stop", true));

    private Encoder() {}

    static String start(ClientSettings settings) {
        Map<String, @Nullable Object> start = new LinkedHashMap<>();
        start.put("name", settings.name());
        start.put("address", settings.address());
        start.put("namespace", settings.namespace());
        start.put("clockSkewMillis", settings.clockSkew().toMillis());
        // Text, since many languages cannot hold all 64-bit numbers of JSON.
        start.put("seed", Long.toString(settings.seed()));
        start.put(
                "behaviours",
                settings.behaviours().stream().map(Encoder::behaviour).toList());
        return Json.text(fields("start", start));
    }

    static String clockSkew(Duration ahead) {
        return Json.text(fields("clockSkewMillis", ahead.toMillis()));
    }

    static String command(long id, Command command) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.putAll(action(command));
        return Json.text(line);
    }

    private static Map<String, @Nullable Object> behaviour(Behaviour behaviour) {
        List<Map<String, @Nullable Object>> actions =
                behaviour.actions().stream().map(Encoder::action).toList();
        return fields("when", behaviour.when(), "do", actions);
    }

    private static Map<String, @Nullable Object> action(Command command) {
        if (command instanceof Command.SetValue set) {
            return fields("do", "set", "path", set.path(), "value", set.value());
        } else if (command instanceof Command.Update update) {
            return fields("do", "update", "path", update.path(), "values", update.values());
        } else if (command instanceof Command.Remove remove) {
            return fields("do", "remove", "path", remove.path());
        } else if (command instanceof Command.Push push) {
            return push(push);
        } else if (command instanceof Command.Transaction transaction) {
            return fields("do", "transaction", "path", transaction.path(), "add", Json.number(transaction.add()));
        } else if (command instanceof Command.Get get) {
            return asking(fields("do", "get", "path", get.path()), get.query());
        } else if (command instanceof Command.OnDisconnect request) {
            return fields("do", "onDisconnect", "path", request.path(), "write", write(request.write()));
        } else {
            return local(command);
        }
    }

    private static Map<String, @Nullable Object> asking(Map<String, @Nullable Object> line, Optional<Query> query) {
        query.ifPresent(it -> line.put("query", it.parts()));
        return line;
    }

    private static Map<String, @Nullable Object> push(Command.Push push) {
        Map<String, @Nullable Object> line = fields("do", "push", "path", push.path(), "value", push.value());
        push.onDisconnect().ifPresent(write -> line.put("onDisconnect", write(write)));
        return line;
    }

    /** Commands that change nothing on the server. */
    private static Map<String, @Nullable Object> local(Command command) {
        if (command instanceof Command.Listen listen) {
            String subject = listen.listenFor().name().toLowerCase(Locale.ROOT);
            return asking(
                    fields("do", "listen", "listener", listen.listener(), "path", listen.path(), "for", subject),
                    listen.query());
        } else if (command instanceof Command.Unlisten unlisten) {
            return fields("do", "unlisten", "listener", unlisten.listener());
        } else if (command instanceof Command.SignIn signIn) {
            Map<String, @Nullable Object> line = fields("do", "signIn", "token", signIn.token());
            signIn.fresh().ifPresent(token -> line.put("fresh", token));
            return line;
        } else if (command instanceof Command.SignOut) {
            return fields("do", "signOut");
        } else if (command instanceof Command.GoOffline) {
            return fields("do", "goOffline");
        } else if (command instanceof Command.GoOnline) {
            return fields("do", "goOnline");
        }
        throw new IllegalArgumentException("The driver protocol has no word for " + command);
    }

    private static Map<String, @Nullable Object> write(DisconnectWrite write) {
        if (write instanceof DisconnectWrite.SetValue set) {
            return fields("set", set.value());
        } else if (write instanceof DisconnectWrite.Update update) {
            return fields("update", update.values());
        } else if (write instanceof DisconnectWrite.Remove) {
            return fields("remove", true);
        } else if (write instanceof DisconnectWrite.Cancel) {
            return fields("cancel", true);
        }
        throw new IllegalArgumentException("The driver protocol has no word for " + write);
    }

    /** Names and values in turn, kept in this order. */
    private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }
}
