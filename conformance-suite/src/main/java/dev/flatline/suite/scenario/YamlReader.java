package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Text to {@link YamlNode}s: YAML 1.2 core schema, JSON's types only, duplicate keys are errors. Aliases are
 * followed, with limits on depth and on the number of nodes, since a few lines of aliases can stand for billions.
 */
final class YamlReader {

    private static final int NODES_MAX = 20_000;
    private static final int DEPTH_MAX = 48;
    private static final int ALIASES_MAX = 100;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(ALIASES_MAX)
            .build();

    private final SourceText source;
    private final Problems problems;
    private int nodes;

    private YamlReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The document; empty when {@code problems} says why there is none. */
    static Optional<YamlNode> read(SourceText source, Problems problems) {
        return new YamlReader(source, problems).read();
    }

    private Optional<YamlNode> read() {
        try {
            checkNesting();
            Optional<Node> root = new Compose(SETTINGS).composeString(source.text());
            if (root.isEmpty()) {
                problems.add(source.position(0, 0), "The file is empty.");
            }
            return root.map(node -> convert(node, 0));
        } catch (MarkedYamlEngineException e) {
            complain(e);
        } catch (ReaderException e) {
            problems.add(
                    source.positionOf(e.getPosition()),
                    "A character that YAML does not allow: U+%04X.".formatted(e.getCodePoint()));
        } catch (YamlEngineException | TooLarge e) {
            problems.add(source.position(0, 0), "This YAML is refused: %s.".formatted(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Composing is recursive: a file of brackets would overflow the stack. Parsing is not. */
    private void checkNesting() {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(source.text())) {
            if (event instanceof CollectionStartEvent && ++depth > DEPTH_MAX) {
                throw new TooLarge();
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private void complain(MarkedYamlEngineException e) {
        Position position = e.getProblemMark().map(this::position).orElseGet(() -> source.position(0, 0));
        boolean inside = e.getContext() != null && e.getContext().startsWith("while parsing");
        String[] help = e.getContextMark().map(this::position).stream()
                .filter(begin -> inside && begin.line() < position.line())
                .map(begin -> "It belongs to what begins in line %d.".formatted(begin.line()))
                .toArray(String[]::new);
        problems.add(position, "This is not valid YAML: " + reason(e.getProblem()), help);
    }

    /** The parser's words, but for the three mistakes that are made all the time. */
    private static String reason(String problem) {
        if (problem.contains("TAB")) {
            return "a tab where spaces are needed.";
        }
        if (problem.contains("<block end>")) {
            return "this is not indented like its neighbours.";
        }
        return problem.contains("another document") ? "a second document begins here." : problem + ".";
    }

    private YamlNode convert(Node node, int depth) {
        if (++nodes > NODES_MAX || depth > DEPTH_MAX) {
            throw new TooLarge();
        }
        Position position = node.getStartMark().map(this::position).orElseGet(() -> source.position(0, 0));
        if (node instanceof MappingNode mapping) {
            checkTag(position, node, Tag.MAP);
            return mapping(position, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            checkTag(position, node, Tag.SEQ);
            return new Items(
                    position,
                    sequence.getValue().stream()
                            .map(item -> convert(item, depth + 1))
                            .toList());
        }
        return scalar(position, (ScalarNode) node);
    }

    private Mapping mapping(Position position, MappingNode node, int depth) {
        Map<String, Position> seen = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(convert(tuple.getKeyNode(), depth + 1) instanceof Scalar key)) {
                problems.add(position, "A key has to be a word, not a list or a mapping.");
                continue;
            }
            Position first = seen.putIfAbsent(key.text(), key.position());
            if (first == null) {
                entries.add(new Entry(key, convert(tuple.getValueNode(), depth + 1)));
            } else {
                problems.add(
                        key,
                        "The key \"%s\" is here twice.".formatted(key.text()),
                        "First in line %d.".formatted(first.line()));
            }
        }
        return new Mapping(position, entries);
    }

    private Scalar scalar(Position position, ScalarNode node) {
        return new Scalar(position, node.getValue(), value(position, node));
    }

    private @Nullable Object value(Position position, ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return text.equalsIgnoreCase("true");
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(position, text);
        }
        checkTag(position, node, Tag.STR);
        return text;
    }

    private Object number(Position position, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            return fraction(position, text);
        }
    }

    private Object fraction(Position position, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notJson) {
            // octal, hexadecimal, infinite: numbers in YAML, not in JSON
        }
        problems.add(
                position,
                "\"%s\" is not a number that JSON can hold.".formatted(text),
                "Put it in quotes if it is meant as text.");
        return 0L;
    }

    private void checkTag(Position position, Node node, Tag tag) {
        if (!node.getTag().equals(tag)) {
            problems.add(
                    position,
                    "The tag %s is not allowed.".formatted(node.getTag().getValue()),
                    "Only plain values, lists and mappings are.");
        }
    }

    private Position position(Mark mark) {
        return source.position(mark.getLine(), mark.getColumn());
    }

    /** Ends the reading of a file that stands for more than it should. */
    private static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("more than %d values, or nested deeper than %d (aliases count in full)"
                    .formatted(NODES_MAX, DEPTH_MAX));
        }
    }
}
