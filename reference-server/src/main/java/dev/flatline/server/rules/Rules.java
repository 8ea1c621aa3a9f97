package dev.flatline.server.rules;

import dev.flatline.server.query.Index;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may read and write what. Immutable. */
public final class Rules {
    private static final String OPEN_TEXT = "{\"rules\": {\".read\": true, \".write\": true}}\n";
    private static final Rules OPEN = new Rules(OPEN_TEXT, null);

    private final String source;
    /** Null when everything is allowed and nothing needs an index. */
    private final @Nullable RuleNode root;

    private Rules(String source, @Nullable RuleNode root) {
        this.source = source;
        this.root = root;
    }

    /** The rules of a server that has none: everything is allowed, and no index is missed. */
    public static Rules open() {
        return OPEN;
    }

    /**
     * Reads a rules file: {@code {"rules": {...}}} with comments.
     *
     * @throws RulesException if the text is no rules file, or if a rule in it could never be right
     */
    public static Rules parse(String text) {
        return new Rules(text, RulesReader.read(text));
    }

    /** The text these rules were read from. */
    public String source() {
        return source;
    }

    /** Whether everything is allowed, so that nobody needs to be asked. */
    public boolean areOpen() {
        return root == null;
    }

    /**
     * Whether {@code auth} may read what the query sees: some {@code .read} on the way from the root to the path is true.
     *
     * @param data the root of the data
     * @param auth the claims of the credential; empty for null
     * @param nowMillis what rules see as {@code now}, in milliseconds since the epoch
     */
    public boolean mayRead(
            Node data, Path path, QueryParams query, Optional<Map<String, @Nullable Object>> auth, long nowMillis) {
        if (root == null) {
            return true;
        }
        Inquiry inquiry = new Inquiry(data, data, query, auth, nowMillis);
        Path target = withoutPriority(path);
        RuleNode node = root;
        Path place = Path.root();
        while (!holds(node.rule(RuleKind.READ), inquiry, place)) {
            if (place.equals(target)) {
                return false;
            }
            String key = target.segments().get(place.size());
            node = node.child(key);
            if (node == null) {
                return false;
            }
            place = place.child(key);
        }
        return true;
    }

    /**
     * Whether {@code auth} may make a write: some {@code .write} on the way from the root to the path is true, and so is
     * every {@code .validate} on that way and below the path where the write leaves data.
     *
     * @param before the root before the write
     * @param after the root the write would lead to, with all that is written in the same step
     * @param path where it writes
     * @param auth the claims of the credential; empty for null
     * @param nowMillis what rules see as {@code now}, in milliseconds since the epoch
     */
    public boolean mayWrite(
            Node before, Node after, Path path, Optional<Map<String, @Nullable Object>> auth, long nowMillis) {
        if (root == null) {
            return true;
        }
        Inquiry inquiry = new Inquiry(before, after, QueryParams.all(), auth, nowMillis);
        Path target = withoutPriority(path);
        RuleNode node = root;
        Path place = Path.root();
        Node value = after;
        boolean allowed = false;
        while (node != null && isValid(node, inquiry, place, value)) {
            allowed = allowed || holds(node.rule(RuleKind.WRITE), inquiry, place);
            if (place.equals(target)) {
                return allowed && areDescendantsValid(node, inquiry, place, value);
            }
            String key = target.segments().get(place.size());
            node = node.child(key);
            place = place.child(key);
            value = value.child(key);
        }
        return node == null && allowed;
    }

    /**
     * Whether queries of that order find an index at that path. Keys and priorities need none declared.
     */
    public boolean isIndexed(Path path, Index index) {
        if (root == null || index instanceof Index.Key || index instanceof Index.Priority) {
            return true;
        }
        RuleNode node = root;
        for (String key : path.segments()) {
            node = node == null ? null : node.child(key);
        }
        return node != null && node.indexes().contains(index.wireName());
    }

    private static boolean areDescendantsValid(RuleNode node, Inquiry inquiry, Path place, Node value) {
        if (!node.hasChildren()) {
            return true;
        }
        for (NamedNode child : value.children()) {
            RuleNode rules = node.child(child.key());
            if (rules != null) {
                Path childPlace = place.child(child.key());
                if (!isValid(rules, inquiry, childPlace, child.node())
                        || !areDescendantsValid(rules, inquiry, childPlace, child.node())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What is deleted is not validated. */
    private static boolean isValid(RuleNode node, Inquiry inquiry, Path place, Node value) {
        Expression rule = node.rule(RuleKind.VALIDATE);
        return rule == null || value.isEmpty() || Evaluation.holds(rule, inquiry, place);
    }

    private static boolean holds(@Nullable Expression rule, Inquiry inquiry, Path place) {
        return rule != null && Evaluation.holds(rule, inquiry, place);
    }

    /** A priority belongs to its node and has no rules of its own. */
    private static Path withoutPriority(Path path) {
        return !path.isRoot() && path.key().equals(Path.PRIORITY) ? path.parent() : path;
    }
}
