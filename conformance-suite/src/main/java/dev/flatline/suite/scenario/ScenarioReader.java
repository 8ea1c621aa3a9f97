package dev.flatline.suite.scenario;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a whole scenario. */
final class ScenarioReader {

    /** Between the id of a table and the name of its row. */
    private static final String ROW = "@";

    private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Problems problems;
    private final Scalars scalars;
    private final ServerReader server;
    private final ClientReader clients;
    private final StepReader steps;
    private final Set<String> requirements;

    /**
     * @param requirements the ids there are
     */
    ScenarioReader(Problems problems, Set<String> requirements) {
        this.problems = problems;
        this.requirements = requirements;
        this.scalars = new Scalars(problems);
        Scope scope = new Scope(problems);
        BoundReader bounds = new BoundReader(problems);
        ValueReader values = new ValueReader(problems, scalars);
        CommandReader commands = new CommandReader(problems, scalars, values, scope);
        MatcherReader matchers = new MatcherReader(problems, scalars, values, scope);
        FaultReader faults = new FaultReader(problems, scalars, bounds, scope);
        TokenReader tokens = new TokenReader(problems, scalars, bounds, values);
        RestReader rest = new RestReader(problems, scalars, values, matchers, tokens, scope);
        ExpectationReader expectations = new ExpectationReader(problems, scalars, bounds, matchers, scope);
        this.server = new ServerReader(problems, scalars, bounds);
        this.clients = new ClientReader(problems, scalars, bounds, scope, commands);
        this.steps = new StepReader(problems, scalars, bounds, scope, commands, tokens, faults, rest, expectations);
    }

    /**
     * @param place what the file's place says its id is
     */
    Scenario read(String place, Tables.Row row) {
        String id = place + row.name().map(name -> ROW + name).orElse("");
        Fields fields =
                Fields.of(row.scenario(), "a scenario", "title: ..., covers: ..., clients: ..., steps: ...", problems);
        fields.optional("id").ifPresent(node -> checkId(node, place));
        String title = fields.required("title", scalars::text, "");
        List<String> covers =
                fields.required("covers", node -> scalars.someOf(node, "requirements", this::requirement), List.of());
        List<String> tags = fields.optional("tags")
                .map(node -> scalars.list(node, "tags", this::tag))
                .orElse(List.of());
        OptionalLong seed =
                fields.optional("seed").stream().mapToLong(scalars::wholeNumber).findFirst();
        ServerSpec server = fields.optional("server").map(this.server::server).orElse(ServerSpec.USUAL);
        List<ClientSpec> who = fields.required("clients", clients::clients, List.of());
        List<Step> what = fields.required("steps", steps::steps, List.of());
        List<String> texts = fields.optional("steps").map(StepText::of).orElse(List.of());
        fields.end();
        return new Scenario(id, title, row.position(), covers, tags, seed, server, who, what, texts);
    }

    private void checkId(YamlNode node, String id) {
        String said = scalars.text(node);
        if (!said.equals(id)) {
            problems.add(
                    node,
                    "The id is \"%s\", but the file is \"%s\".".formatted(said, id),
                    "The id can be left out: it is the file's path.");
        }
    }

    private String requirement(YamlNode node) {
        String id = scalars.text(node);
        if (!id.isEmpty() && !requirements.contains(id)) {
            problems.unknown(node, "requirement", id, requirements, "in the catalogue");
        }
        return id;
    }

    private String tag(YamlNode node) {
        String tag = scalars.text(node);
        if (!TAG.matcher(tag).matches()) {
            problems.expected(node, "a tag of small letters, digits and -", "core");
        }
        return tag;
    }
}
