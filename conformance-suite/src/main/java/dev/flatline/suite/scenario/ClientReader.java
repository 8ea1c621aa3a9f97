package dev.flatline.suite.scenario;

import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads who takes part: a list of names, or a mapping from names to what is special about a client. */
final class ClientReader {

    private static final List<String> TAKEN = List.of("observer", "server");
    private static final Pattern DRIVER = Pattern.compile("[a-z][a-z0-9.-]{0,39}");

    private final Problems problems;
    private final Scalars scalars;
    private final BoundReader bounds;
    private final Scope scope;
    private final CommandReader commands;

    ClientReader(Problems problems, Scalars scalars, BoundReader bounds, Scope scope, CommandReader commands) {
        this.problems = problems;
        this.scalars = scalars;
        this.bounds = bounds;
        this.scope = scope;
        this.commands = commands;
    }

    List<ClientSpec> clients(YamlNode node) {
        if (node instanceof Items) {
            return scalars.someOf(node, "clients", item -> ClientSpec.plain(name(item)));
        }
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            return mapping.entries().stream().map(this::client).toList();
        }
        problems.expected(node, "the scenario's clients", "clients: [alice, bob]");
        return List.of();
    }

    private String name(YamlNode node) {
        String name = scalars.name(node);
        if (TAKEN.contains(name)) {
            problems.add(
                    node, "A client cannot be called \"%s\".".formatted(name), "That name has a meaning of its own.");
        }
        scope.declareClient(node, name);
        return name;
    }

    private ClientSpec client(Entry entry) {
        String name = name(entry.key());
        if (entry.value() instanceof Scalar scalar && scalar.value() == null) {
            return ClientSpec.plain(name);
        }
        Fields fields = Fields.of(entry.value(), "a client", "alice: { clock: +1 h }", problems);
        Duration skew = fields.optional("clock").map(bounds::skew).orElse(Duration.ZERO);
        List<Behaviour> behaviours = fields.optional("behaviours")
                .map(node -> scalars.someOf(node, "behaviours", this::behaviour))
                .orElse(List.of());
        Optional<String> driver = fields.optional("driver").map(this::driver);
        fields.end();
        return new ClientSpec(name, skew, behaviours, driver);
    }

    /** Which drivers there are is known where they are: in a folder, when the scenario is played. */
    private String driver(YamlNode node) {
        String driver = scalars.text(node);
        if (!driver.isEmpty() && !DRIVER.matcher(driver).matches()) {
            problems.expected(node, "the name of a driver", "driver: wilddog-js");
        }
        return driver;
    }

    private Behaviour behaviour(YamlNode node) {
        Fields fields = Fields.of(
                node, "a behaviour", "- { when: { connected: true }, do: [set: { path: a, value: 1 }] }", problems);
        boolean when = fields.required("when", this::connected, true);
        List<Command> actions = fields.required("do", this::actions, List.of());
        fields.end();
        return new Behaviour(when, actions);
    }

    private boolean connected(YamlNode node) {
        Fields fields = Fields.of(node, "a when", "when: { connected: true }", problems);
        boolean connected = fields.required("connected", scalars::truth, true);
        fields.end();
        return connected;
    }

    private List<Command> actions(YamlNode node) {
        return scalars.someOf(node, "actions", commands::action).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
