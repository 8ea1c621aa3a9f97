package dev.flatline.suite.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Something that has one value at a time, from the beginning of a play on.
 *
 * @param <T> the values; they are compared to tell whether something has changed
 */
final class Track<T> {

    private final List<Change<T>> changes = new ArrayList<>();

    Track(T first) {
        changes.add(new Change<>(0, first));
    }

    /**
     * A new value.
     *
     * @param atMillis since the beginning; 0 for the value at the beginning
     */
    record Change<T>(double atMillis, T value) {}

    /** From now on it has this value; whether that is another one. */
    boolean set(double atMillis, T value) {
        Change<T> last = changes.get(changes.size() - 1);
        if (Objects.equals(last.value(), value)) {
            return false;
        }
        if (atMillis <= last.atMillis()) {
            changes.remove(changes.size() - 1);
        }
        changes.add(new Change<>(Math.max(atMillis, last.atMillis()), value));
        return true;
    }

    /** The newest value. */
    T last() {
        return changes.get(changes.size() - 1).value();
    }

    /** All values with their times, the first at 0. */
    List<Change<T>> changes() {
        return Collections.unmodifiableList(changes);
    }

    /** The value at a time; that of a change at this very time. */
    T at(double millis) {
        Change<T> newest = changes.get(0);
        for (Change<T> change : changes) {
            if (change.atMillis() <= millis) {
                newest = change;
            }
        }
        return newest.value();
    }
}
