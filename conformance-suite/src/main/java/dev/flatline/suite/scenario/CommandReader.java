package dev.flatline.suite.scenario;

import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.Query;
import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a client is told to do. */
final class CommandReader {

    /** Commands that behaviours know too. */
    static final List<String> WRITES = List.of("set", "update", "remove", "push", "transaction", "onDisconnect");

    static final List<String> WORDS = List.of(
            "set",
            "update",
            "remove",
            "push",
            "transaction",
            "get",
            "listen",
            "unlisten",
            "onDisconnect",
            "goOffline",
            "goOnline",
            "signOut");

    private static final List<String> DISCONNECT_WRITES = List.of("set", "update", "remove", "cancel");
    private static final List<String> DISCONNECT_WRITES_OF_PUSH = List.of("set", "update", "remove");
    private static final List<String> LISTEN_FOR = List.of("value", "children");

    private final Problems problems;
    private final Scalars scalars;
    private final ValueReader values;
    private final QueryReader queries;
    private final Scope scope;

    CommandReader(Problems problems, Scalars scalars, ValueReader values, Scope scope) {
        this.problems = problems;
        this.scalars = scalars;
        this.values = values;
        this.queries = new QueryReader(problems, scalars);
        this.scope = scope;
    }

    /**
     * @param entry its key is one of {@link #WORDS}
     * @param client whose command it is
     */
    Command read(Entry entry, String client) {
        YamlNode body = entry.value();
        return switch (entry.key().text()) {
            case "set" -> set(body);
            case "update" -> update(body);
            case "remove" -> new Command.Remove(onlyPath(body, "a remove", "remove"));
            case "push" -> push(body);
            case "transaction" -> transaction(body);
            case "get" -> get(body);
            case "listen" -> listen(body, client);
            case "unlisten" -> unlisten(body, client);
            case "onDisconnect" -> onDisconnect(body);
            case "goOffline" -> justTrue(body, new Command.GoOffline());
            case "signOut" -> justTrue(body, new Command.SignOut());
            case "goOnline" -> justTrue(body, new Command.GoOnline());
            default -> throw new IllegalArgumentException(entry.key().text());
        };
    }

    private Command set(YamlNode body) {
        Fields fields = Fields.of(body, "a set", "set: { path: a/b, value: 1 }", problems);
        String path = path(fields);
        Object value = values.toWrite(fields.requiredNode("value"));
        fields.end();
        return new Command.SetValue(path, value);
    }

    private Command update(YamlNode body) {
        Fields fields = Fields.of(body, "an update", "update: { path: a, values: { b: 1 } }", problems);
        Command update = new Command.Update(path(fields), fields.required("values", values::children, Map.of()));
        fields.end();
        return update;
    }

    private Command push(YamlNode body) {
        Fields fields = Fields.of(body, "a push", "push: { path: a, value: 1 }", problems);
        String path = path(fields);
        Object value = values.toWrite(fields.requiredNode("value"));
        Optional<DisconnectWrite> later = fields.optional("onDisconnect").map(this::disconnectWriteOfPush);
        fields.end();
        return new Command.Push(path, value, later);
    }

    private DisconnectWrite disconnectWriteOfPush(YamlNode node) {
        if (node instanceof Scalar scalar && scalar.text().equals("remove")) {
            return new DisconnectWrite.Remove();
        }
        Fields fields = Fields.of(node, "the onDisconnect of a push", "onDisconnect: remove", problems);
        DisconnectWrite write = disconnectWrite(fields, DISCONNECT_WRITES_OF_PUSH);
        fields.end();
        return write;
    }

    private Command onDisconnect(YamlNode body) {
        Fields fields = Fields.of(body, "an onDisconnect", "onDisconnect: { path: a, remove: true }", problems);
        Command command = new Command.OnDisconnect(path(fields), disconnectWrite(fields, DISCONNECT_WRITES));
        fields.end();
        return command;
    }

    private DisconnectWrite disconnectWrite(Fields fields, List<String> words) {
        return fields.oneOf(words).map(this::disconnectWrite).orElseGet(DisconnectWrite.Remove::new);
    }

    private DisconnectWrite disconnectWrite(Entry entry) {
        YamlNode body = entry.value();
        return switch (entry.key().text()) {
            case "set" -> new DisconnectWrite.SetValue(values.toWrite(body));
            case "update" -> new DisconnectWrite.Update(values.children(body));
            case "cancel" -> justTrue(body, new DisconnectWrite.Cancel());
            default -> justTrue(body, new DisconnectWrite.Remove());
        };
    }

    private Command transaction(YamlNode body) {
        Fields fields = Fields.of(body, "a transaction", "transaction: { path: a, add: 1 }", problems);
        Command transaction = new Command.Transaction(path(fields), fields.required("add", scalars::number, 0.0));
        fields.end();
        return transaction;
    }

    private Command get(YamlNode body) {
        Fields fields = Fields.of(body, "a get", "get: { path: a/b }", problems);
        Command get = new Command.Get(path(fields), queries.query(body, fields));
        fields.end();
        return get;
    }

    private Command listen(YamlNode body, String client) {
        Fields fields = Fields.of(body, "a listen", "listen: { as: chat, path: a, for: value }", problems);
        String listener = fields.required("as", scalars::name, "");
        String path = path(fields);
        String word = fields.required("for", node -> scalars.oneOf(node, "kind of listener", LISTEN_FOR), "value");
        Command.ListenFor listenFor = Command.ListenFor.valueOf(word.toUpperCase(Locale.ROOT));
        fields.optional("as").ifPresent(node -> scope.declareListener(node, listener, client, listenFor));
        Optional<Query> query = queries.query(body, fields);
        fields.end();
        return new Command.Listen(listener, path, listenFor, query);
    }

    private Command unlisten(YamlNode body, String client) {
        String listener = scalars.name(body);
        scope.useListener(body, listener, client);
        return new Command.Unlisten(listener);
    }

    private String onlyPath(YamlNode body, String what, String word) {
        Fields fields = Fields.of(body, what, word + ": { path: a/b }", problems);
        String path = path(fields);
        fields.end();
        return path;
    }

    private String path(Fields fields) {
        return fields.required("path", scalars::path, "");
    }

    private <T> T justTrue(YamlNode body, T command) {
        scalars.justTrue(body);
        return command;
    }

    /** An action of a behaviour: a mapping with one of {@link #WRITES}. */
    Optional<Command> action(YamlNode node) {
        Fields fields = Fields.of(node, "an action of a behaviour", "- set: { path: a, value: 1 }", problems);
        Optional<Command> command = fields.oneOf(WRITES).map(entry -> read(entry, ""));
        fields.end();
        return node instanceof Mapping ? command : Optional.empty();
    }
}
