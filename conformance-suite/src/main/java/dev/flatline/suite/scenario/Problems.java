package dev.flatline.suite.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collects what is wrong with one file. Readers go on after a problem with a harmless stand-in for what they could
 * not read, so that one run shows everything; {@link #throwIfAny()} keeps the stand-ins from getting out.
 */
final class Problems {

    private final SourceText source;
    private final List<Problem> found = new ArrayList<>();

    Problems(SourceText source) {
        this.source = source;
    }

    void add(Position position, String message, String... help) {
        found.add(new Problem(source.file(), Optional.of(position), message, source.excerpt(position), List.of(help)));
    }

    void add(YamlNode node, String message, String... help) {
        add(node.position(), message, help);
    }

    /** Something of the wrong type. */
    void expected(YamlNode node, String what, String example) {
        add(node, "Expected %s, but this is %s.".formatted(what, node.kind()), "For example: " + example);
    }

    /** A word the language does not have: suggests the nearest, else lists them all. */
    void unknown(YamlNode node, String what, String word, Collection<String> known, String where) {
        String help = Suggestions.nearest(word, known)
                .map("Did you mean \"%s\"?"::formatted)
                .orElseGet(() -> "Expected: " + String.join(", ", known) + ".");
        add(node, "There is no %s \"%s\" %s.".formatted(what, word, where), help);
    }

    /**
     * A name that was not declared before its use. Nothing is said about an empty one: it stands in for something
     * that was complained of.
     */
    void undeclared(YamlNode node, String what, String name, Collection<String> declared) {
        if (name.isEmpty()) {
            return;
        }
        String help = Suggestions.nearest(name, declared)
                .map("Did you mean \"%s\"?"::formatted)
                .orElseGet(() -> declared.isEmpty()
                        ? "None is declared before."
                        : "Declared: " + String.join(", ", declared) + ".");
        add(node, "There is no %s \"%s\" here.".formatted(what, name), help);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new LoadException(inOrder());
        }
    }

    /** What is wrong with several files, in their order. */
    static void throwIfAny(List<Problems> files) {
        List<Problem> all =
                files.stream().flatMap(file -> file.inOrder().stream()).toList();
        if (!all.isEmpty()) {
            throw new LoadException(all);
        }
    }

    private List<Problem> inOrder() {
        // The same line of a table is read once per row.
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (Problem p) -> p.position().map(Position::line).orElse(0))
                        .thenComparingInt(
                                p -> p.position().map(Position::column).orElse(0)))
                .toList();
    }
}
