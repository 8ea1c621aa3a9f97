package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys of a mapping that has a fixed form. Each key is asked for; {@link #end()} complains about those nobody asked for. */
final class Fields {

    private final YamlNode node;
    private final String what;
    private final List<Entry> entries;
    private final boolean usable;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(YamlNode node, String what, String example, Problems problems) {
        this.node = node;
        this.what = what;
        this.problems = problems;
        this.usable = node instanceof Mapping;
        this.entries = node instanceof Mapping mapping ? mapping.entries() : List.of();
        if (!usable) {
            problems.expected(node, "the keys of " + what, example);
        }
    }

    /**
     * @param what what the mapping describes, with its article: "a set"
     * @param example shown when it is no mapping
     */
    static Fields of(YamlNode node, String what, String example, Problems problems) {
        return new Fields(node, what, example, problems);
    }

    Optional<YamlNode> optional(String key) {
        known.add(key);
        return entries.stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** Reads a key that has to be there; {@code otherwise} stands in for it when it is not. */
    <T> T required(String key, Function<YamlNode, T> read, T otherwise) {
        Optional<YamlNode> value = optional(key);
        if (value.isEmpty() && usable) {
            problems.add(node, "The key \"%s\" of %s is missing.".formatted(key, what));
        }
        return value.map(read).orElse(otherwise);
    }

    /** A key that has to be there, unread; a null value stands in for it when it is not. */
    YamlNode requiredNode(String key) {
        return required(key, value -> value, new YamlNode.Scalar(node.position(), "", null));
    }

    /** Which of these alternatives is here: exactly one has to be. Its key, or empty after a complaint. */
    Optional<Entry> oneOf(List<String> keys) {
        known.addAll(keys);
        List<Entry> present = entries.stream()
                .filter(entry -> keys.contains(entry.key().text()))
                .toList();
        if (present.size() > 1) {
            problems.add(
                    present.get(1).key(),
                    "%s has one of %s, but \"%s\" is here already."
                            .formatted(
                                    capital(what),
                                    String.join(", ", keys),
                                    present.get(0).key().text()));
        }
        if (present.isEmpty() && usable && strangers().isEmpty()) {
            problems.add(node, "%s needs one of: %s.".formatted(capital(what), String.join(", ", keys)));
        }
        return present.stream().findFirst();
    }

    /** Call it last. */
    void end() {
        strangers()
                .forEach(entry ->
                        problems.unknown(entry.key(), "key", entry.key().text(), known, "in " + what));
    }

    private List<Entry> strangers() {
        List<Entry> strangers = new ArrayList<>(entries);
        strangers.removeIf(entry -> known.contains(entry.key().text()));
        return strangers;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
