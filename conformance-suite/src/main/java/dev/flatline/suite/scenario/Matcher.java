package dev.flatline.suite.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value has to be. Values are JSON values in export form; {@code null} is "nothing there". */
public sealed interface Matcher {

    /** Equal as database values: numbers by value, empty objects and {@code null} alike, keys in any order. */
    record EqualTo(@Nullable Object value) implements Matcher {}

    /** Exactly {@code count} children. */
    record Children(int count) implements Matcher {}

    /** A number within {@code tolerance} of {@code number}. */
    record Near(double number, double tolerance) implements Matcher {}

    /**
     * A server timestamp between two marks, ends included; the clock bound of the target is allowed for on both sides.
     *
     * @param after name of a {@link Step.Mark}
     * @param before name of a {@link Step.Mark}, or {@code now} for the time of the look
     */
    record TimestampBetween(String after, String before) implements Matcher {}

    /** A list that begins, ends and goes as these matchers say, one for each element. */
    record Sequence(List<Matcher> elements) implements Matcher {

        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** An object with at least these children, each matching. */
    record With(List<Child> children) implements Matcher {

        public With {
            children = List.copyOf(children);
        }

        /** One child of {@link With}; {@code key} may be a deep path. */
        public record Child(String key, Matcher matcher) {}
    }
}
