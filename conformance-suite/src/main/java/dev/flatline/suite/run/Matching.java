package dev.flatline.suite.run;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.suite.driver.ValueText;
import dev.flatline.suite.scenario.Matcher;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides whether a value is what a matcher asks for, and says in words what that is. */
final class Matching {

    private final Marks marks;

    /** @param marks the server times that timestamps are compared with */
    Matching(Marks marks) {
        this.marks = marks;
    }

    boolean matches(Matcher matcher, @Nullable Object value) {
        if (matcher instanceof Matcher.EqualTo equal) {
            return Values.same(equal.value(), value);
        } else if (matcher instanceof Matcher.Children children) {
            return Node.of(value).childCount() == children.count();
        } else if (matcher instanceof Matcher.Near near) {
            return value instanceof Number number && Math.abs(number.doubleValue() - near.number()) <= near.tolerance();
        } else if (matcher instanceof Matcher.TimestampBetween between) {
            return value instanceof Number number && marks.isBetween(number.doubleValue(), between);
        } else if (matcher instanceof Matcher.Sequence sequence) {
            return value instanceof List<?> list && matchesEach(sequence.elements(), list);
        }
        return ((Matcher.With) matcher)
                .children().stream().allMatch(child -> matches(child.matcher(), childOf(value, child.key())));
    }

    private boolean matchesEach(List<Matcher> elements, List<?> values) {
        if (elements.size() != values.size()) {
            return false;
        }
        for (int i = 0; i < elements.size(); i++) {
            if (!matches(elements.get(i), values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object childOf(@Nullable Object value, String path) {
        return Node.of(value).get(Path.parse(path)).export();
    }

    /** What the matcher asks for, to be read after "expected". */
    String describe(Matcher matcher) {
        if (matcher instanceof Matcher.EqualTo equal) {
            return ValueText.of(equal.value());
        } else if (matcher instanceof Matcher.Children children) {
            return children.count() == 1 ? "exactly 1 child" : "exactly " + children.count() + " children";
        } else if (matcher instanceof Matcher.Near near) {
            return ValueText.of(near.number()) + " give or take " + ValueText.of(near.tolerance());
        } else if (matcher instanceof Matcher.TimestampBetween between) {
            return "a server time from " + marks.describe(between.after()) + " to " + marks.describe(between.before());
        } else if (matcher instanceof Matcher.Sequence sequence) {
            return sequence.elements().stream().map(this::describe).collect(Collectors.joining(", ", "[", "]"));
        }
        return ((Matcher.With) matcher)
                .children().stream()
                        .map(child -> child.key() + ": " + describe(child.matcher()))
                        .collect(Collectors.joining(", ", "an object with ", ""));
    }
}
