package dev.flatline.server.rules;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about one place.
 *
 * @param rules the rules here
 * @param indexes the wire names of what children are indexed by
 * @param children what is said about children of that name
 * @param wildcard what is said about all other children
 */
record RuleNode(
        Map<RuleKind, Expression> rules,
        List<String> indexes,
        Map<String, RuleNode> children,
        @Nullable RuleNode wildcard) {

    RuleNode {
        Map<RuleKind, Expression> copy = new EnumMap<>(RuleKind.class);
        copy.putAll(rules);
        rules = Collections.unmodifiableMap(copy);
        indexes = List.copyOf(indexes);
        children = Collections.unmodifiableMap(new TreeMap<>(children));
    }

    /** What is said about a child; a name that is there wins over a variable. */
    @Nullable
    RuleNode child(String key) {
        RuleNode named = children.get(key);
        return named == null ? wildcard : named;
    }

    /** Whether anything is said about places below. */
    boolean hasChildren() {
        return wildcard != null || !children.isEmpty();
    }

    @Nullable
    Expression rule(RuleKind kind) {
        return rules.get(kind);
    }
}
