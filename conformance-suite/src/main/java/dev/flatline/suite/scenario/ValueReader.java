package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads database values in export form. {@code { timestamp: true }} and {@code { increment: n }} are server values;
 * {@code literal:} takes what is below it as it stands.
 */
final class ValueReader {

    static final String LITERAL = "literal";
    private static final String TIMESTAMP = "timestamp";
    private static final String INCREMENT = "increment";

    private final Problems problems;
    private final Scalars scalars;

    ValueReader(Problems problems, Scalars scalars) {
        this.problems = problems;
        this.scalars = scalars;
    }

    /** A value to write. */
    @Nullable
    Object toWrite(YamlNode node) {
        Optional<Entry> only = onlyEntry(node);
        String word = only.map(entry -> entry.key().text()).orElse("");
        YamlNode body = only.map(Entry::value).orElse(node);
        return switch (word) {
            case LITERAL -> literal(body);
            case TIMESTAMP -> timestamp(body);
            case INCREMENT -> Map.of(".sv", Map.of(INCREMENT, plainNumber(body)));
            default -> json(node, false);
        };
    }

    /** A value that is only compared with: nothing in it has a special meaning. */
    @Nullable
    Object literal(YamlNode node) {
        return json(node, true);
    }

    /** Children to write, by key or deep path. */
    Map<String, @Nullable Object> children(YamlNode node) {
        Map<String, @Nullable Object> children = new LinkedHashMap<>();
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach(entry -> children.put(scalars.path(entry.key()), toWrite(entry.value())));
        } else {
            problems.expected(node, "children with their values", "{ name: Alice, last/seen: null }");
        }
        return Collections.unmodifiableMap(children);
    }

    /** Whether {@code node} is a server value, which can be written but never seen. */
    static boolean isServerValue(YamlNode node) {
        return onlyEntry(node)
                .map(entry -> entry.key().text())
                .filter(word -> word.equals(TIMESTAMP) || word.equals(INCREMENT))
                .isPresent();
    }

    static Optional<Entry> onlyEntry(YamlNode node) {
        return node instanceof Mapping mapping && mapping.entries().size() == 1
                ? Optional.of(mapping.entries().get(0))
                : Optional.empty();
    }

    private Object timestamp(YamlNode body) {
        scalars.justTrue(body);
        return Map.of(".sv", TIMESTAMP);
    }

    private Object plainNumber(YamlNode node) {
        scalars.number(node);
        return node instanceof Scalar scalar && scalar.value() instanceof Number number ? number : 0L;
    }

    private @Nullable Object json(YamlNode node, boolean literal) {
        if (node instanceof Scalar scalar) {
            return scalar.value();
        }
        if (node instanceof Items items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(inner(item, literal)));
            return Collections.unmodifiableList(list);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Entry entry : ((Mapping) node).entries()) {
            map.put(key(entry.key()), inner(entry.value(), literal));
        }
        return Collections.unmodifiableMap(map);
    }

    private @Nullable Object inner(YamlNode node, boolean literal) {
        return literal ? literal(node) : toWrite(node);
    }

    private String key(Scalar key) {
        if (key.text().equals(".sv")) {
            problems.add(
                    key,
                    "Server values have words of their own here.",
                    "Write { timestamp: true } or { increment: 1 }.");
        } else if (!key.text().equals(".priority") && !key.text().equals(".value")) {
            DatabasePaths.complaintAboutKey(key.text())
                    .ifPresent(
                            complaint -> problems.add(key, "\"%s\" is not a key: %s".formatted(key.text(), complaint)));
        }
        return key.text();
    }
}
