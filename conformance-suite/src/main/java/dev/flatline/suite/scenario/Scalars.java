package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.YamlNode.Items;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads single values: words, texts, numbers, paths, and lists of them. */
final class Scalars {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    /** A sentence or the like; not blank. */
    String text(YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        problems.expected(node, "a text", "A client that crashes is missed");
        return "";
    }

    /** A name that a scenario gives to something. */
    String name(YamlNode node) {
        if (node instanceof Scalar scalar
                && scalar.value() instanceof String text
                && NAME.matcher(text).matches()) {
            return text;
        }
        problems.expected(node, "a name of letters, digits, - and _ that begins with a letter", "alice");
        return "";
    }

    boolean truth(YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Boolean value) {
            return value;
        }
        problems.expected(node, "true or false", "true");
        return false;
    }

    /** {@code true}, for keys that say all there is to say by being there. */
    void justTrue(YamlNode node) {
        if (!(node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))) {
            problems.expected(node, "true", "true");
        }
    }

    double number(YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Number number) {
            return number.doubleValue();
        }
        problems.expected(node, "a number", "1");
        return 0;
    }

    /** A whole number of 64 bits. */
    long wholeNumber(YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Long number) {
            return number;
        }
        problems.expected(node, "a whole number", "7");
        return 0;
    }

    /** A whole number from 0 to a million. */
    int count(YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Long count && count >= 0 && count <= 1_000_000) {
            return count.intValue();
        }
        problems.expected(node, "a count", "2");
        return 0;
    }

    /** A whole number from 1 to a million. */
    int size(YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Long size && size >= 1 && size <= 1_000_000) {
            return size.intValue();
        }
        problems.expected(node, "a whole number from 1 to 1000000", "500");
        return 1;
    }

    /** A path within the database, in its plain form: no slash at either end. */
    String path(YamlNode node) {
        if (!(node instanceof Scalar scalar) || scalar.value() == null) {
            problems.expected(node, "a path", "users/alice/online");
            return "";
        }
        DatabasePaths.complaintAboutPath(scalar.text())
                .ifPresent(complaint ->
                        problems.add(node, "\"%s\" is not a path: %s".formatted(scalar.text(), complaint)));
        return scalar.text();
    }

    /** One of these words; the first stands in for others. */
    String oneOf(YamlNode node, String what, List<String> words) {
        if (node instanceof Scalar scalar && words.contains(scalar.text())) {
            return scalar.text();
        }
        if (node instanceof Scalar scalar && scalar.value() instanceof String text) {
            problems.unknown(node, what, text, words, "here");
        } else {
            problems.expected(node, "one of " + String.join(", ", words), words.get(0));
        }
        return words.get(0);
    }

    <T> List<T> list(YamlNode node, String what, Function<YamlNode, T> read) {
        if (node instanceof Items items) {
            List<T> all = new ArrayList<>();
            items.items().forEach(item -> all.add(read.apply(item)));
            return all;
        }
        problems.expected(node, "a list of " + what, "[one, two]");
        return List.of();
    }

    /** A list with something in it. */
    <T> List<T> someOf(YamlNode node, String what, Function<YamlNode, T> read) {
        if (node instanceof Items items && items.items().isEmpty()) {
            problems.add(node, "This list of %s is empty.".formatted(what));
        }
        return list(node, what, read);
    }
}
