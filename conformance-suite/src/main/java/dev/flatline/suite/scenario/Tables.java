package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one scenario of each row of a table. A file with {@code for:} is read once per row, with the row's columns in the
 * place of the words that begin with a dollar sign; where such a word is all there is, the column may hold anything, and
 * within a text it has to be a text or a number.
 */
final class Tables {

    static final String KEY = "for";

    private static final String EXAMPLE = "for: { cut: { loss: { cut: alice } }, crash: { loss: { crash: alice } } }";
    private static final Pattern WORD = Pattern.compile("\\$([A-Za-z][A-Za-z0-9]*)");

    private final Problems problems;
    private final Scalars scalars;
    private final Set<String> used = new LinkedHashSet<>();

    private Tables(Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    /**
     * A scenario to be read.
     *
     * @param name its name among those of its file; empty: it is the only one
     * @param position where it begins
     */
    record Row(Optional<String> name, Position position, YamlNode scenario) {}

    /** What the file holds; nothing after a complaint about its table. */
    static List<Row> rows(YamlNode root, Problems problems) {
        if (root instanceof Mapping mapping && mapping.has(KEY)) {
            return new Tables(problems).rows(mapping);
        }
        return List.of(new Row(Optional.empty(), root.position(), root));
    }

    private List<Row> rows(Mapping root) {
        List<Entry> rest = root.entries().stream()
                .filter(entry -> !entry.key().text().equals(KEY))
                .toList();
        Entry table = root.entries().stream()
                .filter(entry -> entry.key().text().equals(KEY))
                .findFirst()
                .orElseThrow();
        if (!(table.value() instanceof Mapping rows) || rows.entries().isEmpty()) {
            problems.expected(table.value(), "rows, each with its columns", EXAMPLE);
            return List.of();
        }
        Set<String> columns = columns(rows);
        List<Row> all = new ArrayList<>();
        for (Entry row : rows.entries()) {
            String name = scalars.name(row.key());
            columnsOf(row, columns)
                    .ifPresent(values -> all.add(new Row(
                            Optional.of(name),
                            row.key().position(),
                            filled(new Mapping(root.position(), rest), values))));
        }
        complainOfUnused(rows);
        return problems.isEmpty() ? all : List.of();
    }

    /** The columns of the first row, which the others have to have, too. */
    private static Set<String> columns(Mapping rows) {
        Set<String> columns = new LinkedHashSet<>();
        if (rows.entries().get(0).value() instanceof Mapping first) {
            first.entries().forEach(entry -> columns.add(entry.key().text()));
        }
        return columns;
    }

    private Optional<Map<String, YamlNode>> columnsOf(Entry row, Set<String> columns) {
        if (!(row.value() instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            problems.expected(row.value(), "the columns of a row", EXAMPLE);
            return Optional.empty();
        }
        Map<String, YamlNode> values = new LinkedHashMap<>();
        for (Entry column : mapping.entries()) {
            if (!columns.contains(column.key().text())) {
                problems.unknown(column.key(), "column", column.key().text(), columns, "in the first row");
                continue;
            }
            values.put(column.key().text(), column.value());
        }
        for (String column : columns) {
            if (!values.containsKey(column)) {
                problems.add(
                        row.key(),
                        "The row \"%s\" has no \"%s\".".formatted(row.key().text(), column));
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private void complainOfUnused(Mapping rows) {
        if (problems.isEmpty() && rows.entries().get(0).value() instanceof Mapping first) {
            first.entries().stream()
                    .map(Entry::key)
                    .filter(key -> !used.contains(key.text()))
                    .forEach(key -> problems.add(
                            key,
                            "Nothing uses the column \"%s\".".formatted(key.text()),
                            "Write $%s where it belongs.".formatted(key.text())));
        }
    }

    private YamlNode filled(YamlNode node, Map<String, YamlNode> values) {
        if (node instanceof Items items) {
            return new Items(
                    node.position(),
                    items.items().stream().map(item -> filled(item, values)).toList());
        }
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    node.position(),
                    mapping.entries().stream()
                            .map(entry -> new Entry(text(entry.key(), values), filled(entry.value(), values)))
                            .toList());
        }
        Scalar scalar = (Scalar) node;
        Matcher word = WORD.matcher(scalar.text());
        return word.matches() ? column(scalar, word.group(1), values) : text(scalar, values);
    }

    private Scalar text(Scalar scalar, Map<String, YamlNode> values) {
        Matcher words = WORD.matcher(scalar.text());
        if (!words.find()) {
            return scalar;
        }
        String text = words.replaceAll(word -> Matcher.quoteReplacement(within(scalar, word, values)));
        return new Scalar(scalar.position(), text, text);
    }

    private String within(Scalar scalar, MatchResult word, Map<String, YamlNode> values) {
        if (column(scalar, word.group(1), values) instanceof Scalar value) {
            return value.text();
        }
        problems.add(
                scalar,
                "$%s stands within a text, but is not a text in every row.".formatted(word.group(1)),
                "A column that holds a list or a mapping has to stand alone.");
        return "";
    }

    private YamlNode column(Scalar at, String name, Map<String, YamlNode> values) {
        used.add(name);
        YamlNode value = values.get(name);
        if (value == null) {
            problems.unknown(at, "column", name, values.keySet(), "in the table");
            return at;
        }
        return value;
    }
}
