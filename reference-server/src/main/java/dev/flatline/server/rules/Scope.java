package dev.flatline.server.rules;

import java.util.Map;
import java.util.TreeMap;

/**
 * The names that a rule may use.
 *
 * @param kind what the rule decides
 * @param variables the {@code $} names on the way to it, each with the depth of the segment it stands for
 */
record Scope(RuleKind kind, Map<String, Integer> variables) {
    private static final String NAMES = "auth, now, root, data, newData, query";

    Scope {
        variables = new TreeMap<>(variables);
    }

    Expression resolve(Token name, RuleText source) {
        int index = name.index();
        return switch (name.text()) {
            case "true" -> Expression.leaf(Kinds.BOOLEAN, index, e -> true);
            case "false" -> Expression.leaf(Kinds.BOOLEAN, index, e -> false);
            case "null" -> Expression.leaf(Kinds.NULL, index, e -> null);
            case "auth" ->
                Expression.leaf(
                        Kinds.of(Kind.CLAIMS, Kind.NULL),
                        index,
                        e -> e.inquiry().auth().orElse(null));
            case "now" ->
                Expression.leaf(Kinds.NUMBER, index, e -> (double) e.inquiry().nowMillis());
            case "root" -> Expression.leaf(Kinds.SNAPSHOT, index, Evaluation::root);
            case "data" -> Expression.leaf(Kinds.SNAPSHOT, index, Evaluation::data);
            case "newData" -> {
                if (kind == RuleKind.READ) {
                    throw source.error(index, "a read brings no newData; it is there in .write and .validate");
                }
                yield Expression.leaf(Kinds.SNAPSHOT, index, Evaluation::newData);
            }
            case "query" -> {
                if (kind != RuleKind.READ) {
                    throw source.error(index, "a write has no query; it is there in .read");
                }
                yield Expression.leaf(
                        Kinds.of(Kind.QUERY), index, e -> e.inquiry().query());
            }
            default -> variable(name, source);
        };
    }

    private Expression variable(Token name, RuleText source) {
        Integer depth = variables.get(name.text());
        if (depth != null) {
            int segment = depth;
            return Expression.leaf(Kinds.STRING, name.index(), e -> e.segment(segment));
        }
        String known = variables.isEmpty() ? NAMES : NAMES + ", " + String.join(", ", variables.keySet());
        throw source.error(name.index(), "unknown name " + name.text() + "; here are " + known);
    }
}
