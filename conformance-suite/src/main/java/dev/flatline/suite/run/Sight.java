package dev.flatline.suite.run;

import dev.flatline.suite.driver.ValueText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see of the subject of an expectation.
 *
 * @param history everything it has been so far, the newest last; empty if nothing was seen yet
 */
record Sight(List<@Nullable Object> history) {

    private static final int SHOWN_MAX = 6;

    boolean isEmpty() {
        return history.isEmpty();
    }

    @Nullable
    Object newest() {
        return history.get(history.size() - 1);
    }

    /** What is there now, to be read after "actual". */
    String describe() {
        return isEmpty() ? "nothing was seen" : ValueText.of(newest());
    }

    /** What it was from the {@code from}-th value on. */
    String describeSince(int from) {
        List<@Nullable Object> since = history.subList(Math.max(from, history.size() - SHOWN_MAX), history.size());
        String values = since.stream().map(ValueText::of).collect(Collectors.joining(", then "));
        return since.size() < history.size() - from ? "… " + values : values;
    }
}
