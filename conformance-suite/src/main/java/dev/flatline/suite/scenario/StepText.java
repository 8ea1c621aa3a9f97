package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A step as text that can be put into another scenario: a key a line, what is in it on that line. */
final class StepText {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/.][A-Za-z0-9/._-]*");

    /** Texts that YAML would read as something else. */
    private static final Set<String> OTHERWISE = Set.of("true", "false", "null", ".nan", ".inf");

    private StepText() {}

    /** The steps of a list, each with its dash; nothing if it is no list. */
    static List<String> of(YamlNode steps) {
        return steps instanceof Items items
                ? items.items().stream().map(StepText::step).toList()
                : List.of();
    }

    private static String step(YamlNode step) {
        Stream<String> lines = step instanceof Mapping mapping
                ? mapping.entries().stream().map(StepText::entry)
                : Stream.of(flow(step));
        return lines.collect(Collectors.joining("\n  ", "- ", "\n"));
    }

    private static String entry(YamlNode.Entry entry) {
        return flow(entry.key()) + ": " + flow(entry.value());
    }

    private static String flow(YamlNode node) {
        if (node instanceof Items items) {
            return items.items().stream().map(StepText::flow).collect(Collectors.joining(", ", "[", "]"));
        } else if (node instanceof Mapping mapping) {
            return mapping.entries().isEmpty()
                    ? "{}"
                    : mapping.entries().stream().map(StepText::entry).collect(Collectors.joining(", ", "{ ", " }"));
        }
        return scalar((Scalar) node);
    }

    private static String scalar(Scalar scalar) {
        if (scalar.value() == null) {
            return "null";
        } else if (!(scalar.value() instanceof String)) {
            return scalar.text();
        }
        boolean plain = PLAIN.matcher(scalar.text()).matches()
                && !OTHERWISE.contains(scalar.text().toLowerCase(Locale.ROOT));
        // A text of JSON is one of YAML.
        return plain ? scalar.text() : JSON.writeValueAsString(scalar.text());
    }
}
