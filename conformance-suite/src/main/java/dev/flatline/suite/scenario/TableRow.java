package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One row of a table as a text of its own: the same file with a table that has no other row. Comments stay as they are. */
public final class TableRow {

    private TableRow() {}

    /**
     * The text with that row alone; as it is where there is no table, no such row, or no line of its own for the table.
     *
     * @param file the name of the text's file, for complaints
     * @param row what the id of the row's scenario has behind the {@code @}
     * @throws LoadException if the text is no YAML
     */
    public static String alone(String file, String text, String row) {
        Problems problems = new Problems(new SourceText(file, text));
        Optional<YamlNode> root = YamlReader.read(new SourceText(file, text), problems);
        problems.throwIfAny();
        return root.flatMap(node -> alone(node, text, row)).orElse(text);
    }

    private static Optional<String> alone(YamlNode root, String text, String row) {
        if (!(root instanceof Mapping mapping)) {
            return Optional.empty();
        }
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(Tables.KEY))
                .filter(entry -> entry.key().position().column() == 1)
                .findFirst()
                .flatMap(table -> row(table.value(), row).map(only -> replaced(mapping, table, only, text)));
    }

    private static Optional<Entry> row(YamlNode table, String name) {
        return table instanceof Mapping rows
                ? rows.entries().stream()
                        .filter(row -> row.key().text().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    private static String replaced(Mapping root, Entry table, Entry row, String text) {
        List<String> lines = text.lines().toList();
        int from = table.key().position().line() - 1;
        int to = root.entries().stream()
                .mapToInt(entry -> entry.key().position().line() - 1)
                .filter(line -> line > from)
                .min()
                .orElse(lines.size());
        // What stands right above the next key is about that.
        while (to > from + 1 && isComment(lines.get(to - 1))) {
            to--;
        }
        String only = Tables.KEY + ": { " + written(row.key()) + ": " + written(row.value()) + " }\n";
        return joined(lines.subList(0, from)) + only + joined(lines.subList(to, lines.size()));
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static String joined(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String written(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> written(entry.key()) + ": " + written(entry.value()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (node instanceof Items items) {
            return items.items().stream().map(TableRow::written).collect(Collectors.joining(", ", "[", "]"));
        }
        Scalar scalar = (Scalar) node;
        return scalar.value() instanceof String ? quoted(scalar.text()) : scalar.text();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\') {
                quoted.append('\\').append((char) unit);
            } else if (Character.isISOControl(unit)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", unit));
            } else {
                quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }
}
