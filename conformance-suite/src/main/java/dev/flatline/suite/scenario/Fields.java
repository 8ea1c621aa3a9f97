package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys of a mapping that has a fixed form. A reader asks for each key; {@link #end()} then complains about those
 * that are missing and those that nobody asked for. Only then, because a misspelt key is both, and should be told
 * once.
 */
final class Fields {

    private final YamlNode node;
    private final String what;
    private final List<Entry> entries;
    private final boolean usable;
    private final Problems problems;
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<String> missing = new ArrayList<>();
    private final List<List<String>> undecided = new ArrayList<>();

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

    /** Tells words of the language that may stand here, although not every reading asks for each of them. */
    Fields knowing(List<String> more) {
        words.addAll(more);
        return this;
    }

    Optional<YamlNode> optional(String key) {
        words.add(key);
        asked.add(key);
        return entries.stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** Reads a key that has to be there; {@code otherwise} stands in for it when it is not. */
    <T> T required(String key, Function<YamlNode, T> read, T otherwise) {
        Optional<YamlNode> value = optional(key);
        if (value.isEmpty()) {
            missing.add(key);
        }
        return value.map(read).orElse(otherwise);
    }

    /** A key that has to be there, unread; a null value stands in for it when it is not. */
    YamlNode requiredNode(String key) {
        return required(key, value -> value, new YamlNode.Scalar(node.position(), "", null));
    }

    /** Which of these alternatives is here; exactly one has to be. */
    Optional<Entry> oneOf(List<String> keys) {
        words.addAll(keys);
        asked.addAll(keys);
        List<Entry> present = entries.stream()
                .filter(entry -> keys.contains(entry.key().text()))
                .toList();
        if (present.size() > 1) {
            problems.add(
                    present.get(1).key(),
                    "%s has either \"%s\" or \"%s\", not both."
                            .formatted(
                                    capital(what),
                                    present.get(0).key().text(),
                                    present.get(1).key().text()));
        } else if (present.isEmpty()) {
            undecided.add(keys);
        }
        return present.stream().findFirst();
    }

    /** Call it last. */
    void end() {
        if (!usable) {
            return;
        }
        List<Entry> strangers = entries.stream()
                .filter(entry -> !words.contains(entry.key().text()))
                .toList();
        strangers.forEach(
                entry -> problems.unknown(entry.key(), "key", entry.key().text(), words, "in " + what));
        entries.stream()
                .filter(entry -> words.contains(entry.key().text()))
                .filter(entry -> !asked.contains(entry.key().text()))
                .forEach(entry -> problems.add(
                        entry.key(),
                        "The key \"%s\" does not go with the others here."
                                .formatted(entry.key().text())));
        missing.stream()
                .filter(key -> strangers.stream().noneMatch(it -> isMisspelt(it, key)))
                .forEach(key -> problems.add(node, "The key \"%s\" of %s is missing.".formatted(key, what)));
        if (strangers.isEmpty()) {
            undecided.forEach(keys ->
                    problems.add(node, "%s needs one of: %s.".formatted(capital(what), String.join(", ", keys))));
        }
    }

    private static boolean isMisspelt(Entry stranger, String key) {
        return Suggestions.nearest(stranger.key().text(), List.of(key)).isPresent();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
