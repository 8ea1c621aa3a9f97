package dev.flatline.server.database;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which children of a place a change touches, and how: for each the writes below it, relative to the place, or none if the
 * child was written as a whole.
 */
record ChangedChildren(Map<String, List<Write>> writesByKey) {

    /**
     * Finds them.
     *
     * @param writes those that touch the place: at it, below it, or one above it
     */
    static ChangedChildren of(Path place, Node before, Node after, List<Write> writes) {
        Map<String, List<Write>> byKey = new LinkedHashMap<>();
        if (writes.get(0).path().size() <= place.size()) {
            compare(before, after, byKey);
            return new ChangedChildren(byKey);
        }
        for (Write write : writes) {
            String key = write.path().segments().get(place.size());
            // The priority of the place itself is no part of any window (spec 3.4).
            if (!key.equals(Path.PRIORITY)) {
                List<Write> below = byKey.computeIfAbsent(key, unused -> new ArrayList<>());
                if (write.path().size() > place.size() + 1) {
                    below.add(new Write(place.relativize(write.path()), write.value()));
                }
            }
        }
        return new ChangedChildren(byKey);
    }

    private static void compare(Node before, Node after, Map<String, List<Write>> byKey) {
        for (NamedNode old : before.children()) {
            if (!old.node().equals(after.child(old.key()))) {
                byKey.put(old.key(), List.of());
            }
        }
        for (NamedNode now : after.children()) {
            if (before.child(now.key()).isEmpty()) {
                byKey.put(now.key(), List.of());
            }
        }
    }

    boolean isEmpty() {
        return writesByKey.isEmpty();
    }

    Collection<String> keys() {
        return writesByKey.keySet();
    }

    /**
     * What someone who looks at the place through a window is told: nothing but what changed there (spec 3.1). Children
     * that come in are told whole, those that fall out as nothing, those that stay by the writes below them.
     *
     * @param changed the keys of the children that came in, fell out, or were touched
     */
    Optional<DataEvent> seenThrough(Path place, Node seenBefore, Node seenAfter, Collection<String> changed) {
        List<Write> told = new ArrayList<>(changed.size());
        int toldWhole = 0;
        for (String key : changed) {
            Node old = seenBefore.child(key);
            Node now = seenAfter.child(key);
            List<Write> below = writesByKey.getOrDefault(key, List.of());
            if (!below.isEmpty() && !old.isEmpty() && !now.isEmpty()) {
                told.addAll(below);
            } else if (!now.equals(old)) {
                told.add(new Write(Path.root().child(key), now));
                toldWhole += now.isEmpty() ? 0 : 1;
            }
        }
        if (told.isEmpty()) {
            return Optional.empty();
        }
        if (toldWhole == seenAfter.childCount()) {
            return Optional.of(new DataEvent.Put(place, seenAfter));
        }
        Write first = told.get(0);
        return Optional.of(
                told.size() == 1
                        ? new DataEvent.Put(place.child(first.path()), first.value())
                        : new DataEvent.Merge(place, told));
    }
}
