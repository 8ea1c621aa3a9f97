package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.ClientSettings;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.Command.ListenFor;
import dev.flatline.suite.driver.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The lines that a driver reads, for the one who is a driver: the other side of {@link Encoder}, and as strict. */
final class OrderReader {

    private static final String START = "start";
    private static final String CLOCK = "clockSkewMillis";

    private OrderReader() {}

    /** Reads one line. */
    static Order read(String line) throws MalformedLineException {
        Fields fields = Fields.sent(line);
        Order order = order(fields);
        if (!(order instanceof Order.Unknown)) {
            fields.end();
        }
        return order;
    }

    private static Order order(Fields fields) throws MalformedLineException {
        if (fields.has(START)) {
            return new Order.Start(settings(fields.object(START)));
        } else if (fields.has(CLOCK)) {
            return new Order.SkewClock(Duration.ofMillis(fields.id(CLOCK)));
        } else if (fields.has("stop")) {
            fields.affirmed("stop");
            return new Order.Stop();
        }
        long id = fields.id("id");
        String word = fields.text("do");
        Optional<Command> command = command(word, fields);
        return command.isPresent() ? new Order.Act(id, command.get()) : new Order.Unknown(id, word);
    }

    private static ClientSettings settings(Fields fields) throws MalformedLineException {
        String name = fields.text("name");
        String address = fields.text("address");
        String namespace = fields.text("namespace");
        Duration clockSkew = Duration.ofMillis(fields.id(CLOCK));
        long seed = seed(fields);
        List<Behaviour> behaviours = new ArrayList<>();
        for (Fields behaviour : fields.objects("behaviours")) {
            behaviours.add(behaviour(behaviour));
        }
        fields.end();
        return new ClientSettings(name, address, namespace, clockSkew, seed, behaviours);
    }

    private static long seed(Fields fields) throws MalformedLineException {
        String seed = fields.text("seed");
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw fields.wrong("seed", "a 64-bit integer as text");
        }
    }

    private static Behaviour behaviour(Fields fields) throws MalformedLineException {
        List<Command> actions = new ArrayList<>();
        boolean when = fields.truth("when");
        for (Fields action : fields.objects("do")) {
            String word = action.text("do");
            actions.add(command(word, action)
                    .orElseThrow(() -> new MalformedLineException(
                            "sent a behaviour with the unknown command \"" + word + "\": " + action.shown())));
            action.end();
        }
        fields.end();
        return new Behaviour(when, actions);
    }

    private static Optional<Command> command(String word, Fields fields) throws MalformedLineException {
        return Optional.ofNullable(
                switch (word) {
                    case "set" -> new Command.SetValue(fields.text("path"), fields.value("value"));
                    case "update" -> new Command.Update(fields.text("path"), values(fields.object("values")));
                    case "remove" -> new Command.Remove(fields.text("path"));
                    case "push" -> push(fields);
                    case "transaction" -> new Command.Transaction(fields.text("path"), fields.number("add"));
                    case "get" -> new Command.Get(fields.text("path"), query(fields));
                    case "listen" ->
                        new Command.Listen(
                                fields.text("listener"), fields.text("path"), listenFor(fields), query(fields));
                    case "unlisten" -> new Command.Unlisten(fields.text("listener"));
                    case "onDisconnect" -> new Command.OnDisconnect(fields.text("path"), write(fields.object("write")));
                    case "signIn" -> new Command.SignIn("a token", fields.text("token"), text("fresh", fields));
                    case "signOut" -> new Command.SignOut();
                    case "goOffline" -> new Command.GoOffline();
                    case "goOnline" -> new Command.GoOnline();
                    default -> null;
                });
    }

    private static Command push(Fields fields) throws MalformedLineException {
        Optional<DisconnectWrite> onDisconnect =
                fields.has("onDisconnect") ? Optional.of(write(fields.object("onDisconnect"))) : Optional.empty();
        return new Command.Push(fields.text("path"), fields.value("value"), onDisconnect);
    }

    private static ListenFor listenFor(Fields fields) throws MalformedLineException {
        return switch (fields.text("for")) {
            case "value" -> ListenFor.VALUE;
            case "children" -> ListenFor.CHILDREN;
            default -> throw fields.wrong("for", "value or children");
        };
    }

    private static Optional<Query> query(Fields fields) throws MalformedLineException {
        if (!fields.has("query")) {
            return Optional.empty();
        }
        Fields query = fields.object("query");
        Query read = new Query(
                query.text("orderBy"),
                value("startAt", query),
                value("endAt", query),
                value("equalTo", query),
                limit("limitToFirst", query),
                limit("limitToLast", query));
        query.end();
        return Optional.of(read);
    }

    private static Optional<Object> value(String name, Fields fields) throws MalformedLineException {
        return fields.has(name) ? Optional.ofNullable(fields.value(name)) : Optional.empty();
    }

    private static OptionalInt limit(String name, Fields fields) throws MalformedLineException {
        if (!fields.has(name)) {
            return OptionalInt.empty();
        }
        long limit = fields.id(name);
        if (limit < 1 || limit > Integer.MAX_VALUE) {
            throw fields.wrong(name, "a positive number of children");
        }
        return OptionalInt.of((int) limit);
    }

    private static Optional<String> text(String name, Fields fields) throws MalformedLineException {
        return fields.has(name) ? Optional.of(fields.text(name)) : Optional.empty();
    }

    private static DisconnectWrite write(Fields fields) throws MalformedLineException {
        DisconnectWrite write;
        if (fields.has("set")) {
            write = new DisconnectWrite.SetValue(fields.value("set"));
        } else if (fields.has("update")) {
            write = new DisconnectWrite.Update(values(fields.object("update")));
        } else if (fields.has("remove")) {
            fields.affirmed("remove");
            write = new DisconnectWrite.Remove();
        } else {
            fields.affirmed("cancel");
            write = new DisconnectWrite.Cancel();
        }
        fields.end();
        return write;
    }

    private static Map<String, @Nullable Object> values(Fields fields) throws MalformedLineException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : fields.names()) {
            values.put(name, fields.value(name));
        }
        return values;
    }
}
