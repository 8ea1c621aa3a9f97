package dev.flatline.suite.scenario;

import dev.flatline.suite.driver.Command;
import dev.flatline.suite.scenario.YamlNode.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads steps. */
final class StepReader {

    private static final String TOGETHER = "together";
    private static final List<String> WITHOUT_CLIENT =
            List.of("fault", "rest", "stream", "endStream", "wait", "mark", TOGETHER, "expect");
    private static final List<String> BESIDE_COMMANDS = List.of("client", "as", "pipelined");
    private static final String SIGN_IN = "signIn";
    private static final List<String> WORDS = Stream.of(
                    CommandReader.WORDS.stream(), Stream.of(SIGN_IN), WITHOUT_CLIENT.stream())
            .flatMap(words -> words)
            .toList();

    private final Problems problems;
    private final Scalars scalars;
    private final BoundReader bounds;
    private final Scope scope;
    private final CommandReader commands;
    private final TokenReader tokens;
    private final FaultReader faults;
    private final RestReader rest;
    private final ExpectationReader expectations;

    StepReader(
            Problems problems,
            Scalars scalars,
            BoundReader bounds,
            Scope scope,
            CommandReader commands,
            TokenReader tokens,
            FaultReader faults,
            RestReader rest,
            ExpectationReader expectations) {
        this.problems = problems;
        this.scalars = scalars;
        this.bounds = bounds;
        this.scope = scope;
        this.commands = commands;
        this.tokens = tokens;
        this.faults = faults;
        this.rest = rest;
        this.expectations = expectations;
    }

    List<Step> steps(YamlNode node) {
        return scalars.someOf(node, "steps", this::step).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The step; empty after a complaint. */
    private Optional<Step> step(YamlNode node) {
        Fields fields =
                Fields.of(node, "a step", "- fault: { cut: alice }", problems).knowing(BESIDE_COMMANDS);
        Optional<Entry> word = fields.oneOf(WORDS);
        Optional<Step> step = word.flatMap(entry -> switch (entry.key().text()) {
            case "fault" -> faults.read(node.position(), entry.value());
            case "rest" -> Optional.of(rest.request(node.position(), entry.value()));
            case "stream" -> Optional.of(rest.stream(node.position(), entry.value()));
            case "endStream" -> Optional.of(rest.endStream(node.position(), entry.value()));
            case "wait" -> Optional.of(new Step.Wait(node.position(), bounds.bound(entry.value())));
            case "mark" -> Optional.of(mark(node.position(), entry.value()));
            case TOGETHER -> Optional.of(together(node.position(), entry));
            case "expect" -> expectations.read(entry.value()).map(it -> new Step.Expect(node.position(), it));
            default -> Optional.of(act(node, fields, entry));
        });
        if (word.isEmpty()) {
            // A misspelt command should not make its neighbours look wrong too.
            BESIDE_COMMANDS.forEach(fields::optional);
        }
        fields.end();
        return step;
    }

    private Step act(YamlNode node, Fields fields, Entry word) {
        String client = fields.required("client", scalars::name, "");
        fields.optional("client").ifPresent(at -> scope.useRunningClient(at, client));
        boolean signsIn = word.key().text().equals(SIGN_IN);
        Optional<Command> command = signsIn ? Optional.empty() : Optional.of(commands.read(word, client));
        Optional<String> label = fields.optional("as").map(at -> label(at, client));
        boolean pipelined = fields.optional("pipelined").map(scalars::truth).orElse(false);
        return command.<Step>map(it -> new Step.Act(node.position(), client, it, label, pipelined))
                .orElseGet(() -> signIn(node.position(), client, word.value(), label, pipelined));
    }

    private Step signIn(Position position, String client, YamlNode body, Optional<String> label, boolean pipelined) {
        Fields fields = Fields.of(body, "a signIn", "signIn: { uid: alice }", problems);
        Token token = tokens.token(body, fields);
        Optional<Token> then = fields.optional("then").map(tokens::token);
        fields.end();
        return new Step.SignIn(position, client, token, then, label, pipelined);
    }

    private String label(YamlNode at, String client) {
        String label = scalars.name(at);
        scope.declareLabel(at, label, client);
        return label;
    }

    private Step mark(Position position, YamlNode body) {
        String name = scalars.name(body);
        scope.declareMark(body, name);
        return new Step.Mark(position, name);
    }

    private Step together(Position position, Entry entry) {
        if (scope.isTogether()) {
            problems.add(
                    entry.key(),
                    "A \"together\" cannot hold another one.",
                    "All of its steps run at the same time as it is.");
            return new Step.Together(position, List.of());
        }
        scope.beginTogether();
        List<Step> steps = steps(entry.value());
        scope.endTogether();
        return new Step.Together(position, steps);
    }
}
