package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a value has to match: a plain value, or a mapping with one of the matcher words. */
final class MatcherReader {

    private static final String CHILDREN = "children";
    private static final String NEAR = "near";
    private static final String TOLERANCE = "tolerance";
    private static final String TIMESTAMP_BETWEEN = "timestampBetween";
    private static final String WITH = "with";
    private static final List<String> WORDS = List.of(CHILDREN, NEAR, TIMESTAMP_BETWEEN, WITH, ValueReader.LITERAL);

    /** What a {@code children} listener has raised, as the mapping {@code { added: key }}. */
    private static final List<String> CHANGES = List.of("added", "changed", "removed");

    private static final List<String> STREAM_EVENTS = List.of("put", "patch");

    private final Problems problems;
    private final Scalars scalars;
    private final ValueReader values;
    private final Scope scope;

    MatcherReader(Problems problems, Scalars scalars, ValueReader values, Scope scope) {
        this.problems = problems;
        this.scalars = scalars;
        this.values = values;
        this.scope = scope;
    }

    Matcher matcher(YamlNode node) {
        if (node instanceof Mapping mapping && mapping.has(NEAR)) {
            return near(mapping);
        }
        String word =
                ValueReader.onlyEntry(node).map(entry -> entry.key().text()).orElse("");
        YamlNode body = ValueReader.onlyEntry(node).map(Entry::value).orElse(node);
        return switch (word) {
            case CHILDREN -> new Matcher.Children(scalars.count(body));
            case TIMESTAMP_BETWEEN -> timestampBetween(body);
            case WITH -> with(body);
            case ValueReader.LITERAL -> new Matcher.EqualTo(values.literal(body));
            default -> equalTo(node);
        };
    }

    /** One event of a {@code children} listener, over its form {@code {"event":"added","key":...,"value":...}}. */
    Matcher childEvent(YamlNode node) {
        Fields fields = Fields.of(node, "a child event", "{ added: key }", problems);
        Stream<Matcher.With.Child> what = fields.oneOf(CHANGES).stream()
                .flatMap(entry -> Stream.of(
                        new Matcher.With.Child(
                                "event", new Matcher.EqualTo(entry.key().text())),
                        new Matcher.With.Child("key", new Matcher.EqualTo(scalars.path(entry.value())))));
        Stream<Matcher.With.Child> value =
                fields.optional("value").stream().map(body -> new Matcher.With.Child("value", matcher(body)));
        Matcher event = new Matcher.With(Stream.concat(what, value).toList());
        fields.end();
        return event;
    }

    /** One event of an event stream, over its form {@code {"event":"put","path":...,"data":...}}. */
    Matcher streamEvent(YamlNode node) {
        Fields fields = Fields.of(node, "a stream event", "{ put: a/b, data: 1 }", problems);
        List<Matcher.With.Child> what = new ArrayList<>();
        fields.oneOf(STREAM_EVENTS).ifPresent(entry -> {
            what.add(new Matcher.With.Child(
                    "event", new Matcher.EqualTo(entry.key().text())));
            what.add(new Matcher.With.Child("path", new Matcher.EqualTo(pathBelow(entry.value()))));
        });
        what.add(new Matcher.With.Child("data", matcher(fields.requiredNode("data"))));
        fields.end();
        return new Matcher.With(what);
    }

    /** The stream's own place is the empty path. */
    private String pathBelow(YamlNode node) {
        return node instanceof Scalar scalar && "".equals(scalar.value()) ? "" : scalars.path(node);
    }

    private Matcher near(Mapping mapping) {
        Fields fields = Fields.of(mapping, "a near", "{ near: 100, tolerance: 5 }", problems);
        double number = fields.required(NEAR, scalars::number, 0.0);
        double tolerance = fields.required(TOLERANCE, scalars::number, 0.0);
        fields.end();
        return new Matcher.Near(number, tolerance);
    }

    private Matcher timestampBetween(YamlNode node) {
        List<YamlNode> marks = node instanceof Items items ? items.items() : List.of();
        if (marks.size() != 2) {
            problems.expected(node, "two marks", "{ timestampBetween: [beforeLoss, now] }");
            return new Matcher.TimestampBetween(Scope.NOW, Scope.NOW);
        }
        String after = scalars.name(marks.get(0));
        String before = scalars.name(marks.get(1));
        scope.useMark(marks.get(0), after);
        if (!before.equals(Scope.NOW)) {
            scope.useMark(marks.get(1), before);
        }
        return new Matcher.TimestampBetween(after, before);
    }

    private Matcher with(YamlNode node) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            return new Matcher.With(mapping.entries().stream()
                    .map(entry -> new Matcher.With.Child(scalars.path(entry.key()), matcher(entry.value())))
                    .toList());
        }
        problems.expected(node, "children with what they match", "{ with: { online: true } }");
        return new Matcher.EqualTo(null);
    }

    private Matcher equalTo(YamlNode node) {
        rejectMatchersIn(node);
        return new Matcher.EqualTo(values.literal(node));
    }

    /**
     * A matcher word deep in a plain value would be compared as data and never match: an error that is hard to find.
     */
    private void rejectMatchersIn(YamlNode node) {
        if (ValueReader.isServerValue(node)) {
            problems.add(
                    node,
                    "A server value can be written, but never seen.",
                    "To match a timestamp: { timestampBetween: [mark, now] }.");
        }
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> rejectMatcher(entry.value()));
        } else if (node instanceof Items items) {
            items.items().forEach(this::rejectMatcher);
        }
    }

    private void rejectMatcher(YamlNode inner) {
        matcherWord(inner)
                .ifPresent(word -> problems.add(
                        inner,
                        "\"%s\" cannot stand inside a plain value.".formatted(word),
                        "Match the children one by one: { with: { child: { %s: ... } } }.".formatted(word),
                        "If it is meant as data, put \"literal:\" above the whole value."));
        rejectMatchersIn(inner);
    }

    private static Optional<String> matcherWord(YamlNode node) {
        if (node instanceof Mapping mapping && mapping.has(NEAR) && mapping.has(TOLERANCE)) {
            return Optional.of(NEAR);
        }
        return ValueReader.onlyEntry(node).map(entry -> entry.key().text()).filter(WORDS::contains);
    }
}
