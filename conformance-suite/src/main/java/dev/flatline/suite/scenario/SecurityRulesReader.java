package dev.flatline.suite.scenario;

import dev.flatline.server.rules.Rules;
import dev.flatline.server.rules.RulesException;
import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads security rules: {@code rules: { .read: true, notes: { .write: newData.isString() } }}. What the server would refuse is
 * refused here, at the place where it was written.
 */
final class SecurityRulesReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Problems problems;

    /** One line of JSON for each line of rules, and where it came from. */
    private final List<String> lines = new ArrayList<>();

    private final List<YamlNode> origins = new ArrayList<>();

    SecurityRulesReader(Problems problems) {
        this.problems = problems;
    }

    /** The rules as the server's JSON document; empty after a complaint. */
    Optional<String> read(YamlNode node) {
        if (!(node instanceof Mapping)) {
            problems.expected(node, "security rules", "rules: { .read: true, notes: { .write: newData.isString() } }");
            return Optional.empty();
        }
        add("{\"rules\":", node);
        write(node, "");
        add("}", node);
        String document = lines.stream().collect(Collectors.joining("\n"));
        try {
            return Optional.of(Rules.parse(document).source());
        } catch (RulesException e) {
            problems.add(origins.get(e.line() - 1), "The rules cannot be used: " + e.problem());
            return Optional.empty();
        }
    }

    private void write(YamlNode node, String comma) {
        if (node instanceof Mapping mapping) {
            add("{", node);
            for (int i = 0; i < mapping.entries().size(); i++) {
                Entry entry = mapping.entries().get(i);
                add(JSON.writeValueAsString(entry.key().text()) + ":", entry.key());
                write(entry.value(), i + 1 < mapping.entries().size() ? "," : "");
            }
            add("}" + comma, node);
        } else if (node instanceof Items items) {
            List<String> texts =
                    items.items().stream().map(SecurityRulesReader::text).toList();
            add(texts.stream().collect(Collectors.joining(",", "[", "]")) + comma, node);
        } else {
            add(text(node) + comma, node);
        }
    }

    private static String text(YamlNode node) {
        return JSON.writeValueAsString(node instanceof Scalar scalar ? scalar.value() : node.kind());
    }

    private void add(String line, YamlNode origin) {
        lines.add(line);
        origins.add(origin);
    }
}
