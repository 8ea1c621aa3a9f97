package dev.flatline.server.rules;

import dev.flatline.server.query.Index;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes rules of a rules file: what may stand where (spec section 6). */
final class RulesReader {
    private static final String INDEX_ON = ".indexOn";
    private static final String ROOT = "rules";
    private static final String VARIABLE = "[$][A-Za-z_][A-Za-z0-9_]*";

    private final Source source;

    private RulesReader(Source source) {
        this.source = source;
    }

    static RuleNode read(String text) {
        Source source = new Source(text);
        return new RulesReader(source).file(JsonReader.read(source));
    }

    private RuleNode file(JsonItem item) {
        if (!(item instanceof JsonItem.Members file)) {
            throw source.error(item.offset(), "expected {\"rules\": {...}}");
        }
        for (JsonItem.Member member : file.members()) {
            if (!member.key().equals(ROOT)) {
                throw source.error(member.name().offset(), "a rules file has only one member, \"rules\"");
            }
        }
        if (file.members().isEmpty()) {
            throw source.error(file.offset(), "\"rules\" is missing");
        }
        return node(file.members().get(0).value(), new TreeMap<>(), 0);
    }

    private RuleNode node(JsonItem item, Map<String, Integer> variables, int depth) {
        if (!(item instanceof JsonItem.Members node)) {
            throw source.error(
                    item.offset(),
                    "expected an object with rules; a rule itself is named .read, .write" + " or .validate");
        }
        if (depth > Path.MAX_DEPTH) {
            throw source.error(item.offset(), "no path is deeper than " + Path.MAX_DEPTH + " segments");
        }
        Map<RuleKind, Expression> rules = new EnumMap<>(RuleKind.class);
        List<String> indexes = new ArrayList<>();
        Map<String, RuleNode> children = new TreeMap<>();
        RuleNode wildcard = null;
        for (JsonItem.Member member : node.members()) {
            String key = member.key();
            if (key.equals(INDEX_ON)) {
                indexes.addAll(indexes(member.value()));
            } else if (key.startsWith(".")) {
                RuleKind kind = kind(member);
                rules.put(kind, rule(member.value(), new Scope(kind, variables)));
            } else if (key.startsWith("$")) {
                if (wildcard != null) {
                    throw error(member, "there is another variable at this place already");
                }
                wildcard = node(member.value(), bind(member, variables, depth), depth + 1);
            } else {
                requireKey(member);
                children.put(key, node(member.value(), variables, depth + 1));
            }
        }
        return new RuleNode(rules, indexes, children, wildcard);
    }

    private RuleKind kind(JsonItem.Member member) {
        for (RuleKind kind : RuleKind.values()) {
            if (kind.key().equals(member.key())) {
                return kind;
            }
        }
        throw error(member, "unknown rule " + member.key() + "; there are .read, .write, .validate and .indexOn");
    }

    private Map<String, Integer> bind(JsonItem.Member member, Map<String, Integer> variables, int depth) {
        if (!member.key().matches(VARIABLE)) {
            throw error(member, "a variable is $ followed by letters, digits and _");
        }
        Map<String, Integer> extended = new TreeMap<>(variables);
        if (extended.put(member.key(), depth) != null) {
            throw error(member, member.key() + " stands for another segment of this path already");
        }
        return extended;
    }

    private void requireKey(JsonItem.Member member) {
        try {
            Path unused = Path.root().child(member.key());
        } catch (IllegalArgumentException e) {
            throw error(member, String.valueOf(e.getMessage()));
        }
    }

    private Expression rule(JsonItem item, Scope scope) {
        if (item instanceof JsonItem.Text text) {
            return ExpressionParser.parse(text.text(), scope);
        }
        if (item instanceof JsonItem.Word word) {
            @Nullable
            Boolean constant = switch (word.word()) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> null;
            };
            if (constant != null) {
                return Expression.leaf(Kinds.BOOLEAN, 0, e -> constant);
            }
        }
        throw source.error(item.offset(), "a rule is an expression in double quotes, true or false");
    }

    private List<String> indexes(JsonItem item) {
        List<JsonItem> items = item instanceof JsonItem.Items list ? list.items() : List.of(item);
        List<String> indexes = new ArrayList<>();
        for (JsonItem each : items) {
            if (!(each instanceof JsonItem.Text text)) {
                throw source.error(each.offset(), ".indexOn is a child's name or path, .value, or a list of these");
            }
            try {
                indexes.add(Index.parse(text.text().text()).wireName());
            } catch (IllegalArgumentException e) {
                throw source.error(each.offset(), String.valueOf(e.getMessage()));
            }
        }
        return indexes;
    }

    private RulesException error(JsonItem.Member member, String problem) {
        return source.error(member.name().offset(), problem);
    }
}
