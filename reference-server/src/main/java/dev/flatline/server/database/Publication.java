package dev.flatline.server.database;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One atomic change on its way to the listeners. Walks only the part of the listener tree that the writes touch: the way
 * down to each write and everything below it.
 */
final class Publication {
    private final Node before;
    private final Node after;
    private final Path base;
    /** What everyone listening at or above {@link #base} is told: created once, encoded once. */
    private final DataEvent shared;

    private Publication(Node before, Node after, Path base, DataEvent shared) {
        this.before = before;
        this.after = after;
        this.base = base;
        this.shared = shared;
    }

    /** Tells of a single value. */
    static void put(Node before, Node after, Write write, ListenerTree listeners) {
        new Publication(before, after, write.path(), new DataEvent.Put(write.path(), write.value()))
                .publish(listeners, Path.root(), List.of(write));
    }

    /** Tells of several values that changed together; none lies below another. */
    static void merge(Node before, Node after, Path base, List<Write> writes, ListenerTree listeners) {
        new Publication(before, after, base, mergeAt(base, writes)).publish(listeners, Path.root(), writes);
    }

    private static DataEvent mergeAt(Path path, List<Write> writes) {
        List<Write> relative = new ArrayList<>(writes.size());
        writes.forEach(write -> relative.add(new Write(path.relativize(write.path()), write.value())));
        return new DataEvent.Merge(path, relative);
    }

    /**
     * Tells the listeners at a place and below.
     *
     * @param writes those that touch the place: at it, below it, or one above it
     */
    private void publish(ListenerTree place, Path path, List<Write> writes) {
        if (!place.listenings().isEmpty()) {
            eventAt(path, writes).ifPresent(event -> place.listenings().forEach(each -> each.tell(event)));
        }
        if (!place.windowed().isEmpty()) {
            place.windowed().change(path, before.get(path), after.get(path), writes);
        }
        if (writes.get(0).path().size() <= path.size()) {
            place.children().forEach((key, child) -> publish(child, path.child(key), writes));
            return;
        }
        Map<String, List<Write>> byKey = new LinkedHashMap<>();
        for (Write write : writes) {
            byKey.computeIfAbsent(write.path().segments().get(path.size()), unused -> new ArrayList<>())
                    .add(write);
        }
        byKey.forEach((key, below) -> {
            ListenerTree child = place.child(key);
            if (child != null) {
                publish(child, path.child(key), below);
            }
        });
    }

    private Optional<DataEvent> eventAt(Path path, List<Write> writes) {
        if (path.contains(base)) {
            return Optional.of(shared);
        }
        if (writes.get(0).path().size() > path.size()) {
            return Optional.of(mergeAt(path, writes));
        }
        Node value = after.get(path);
        return value.equals(before.get(path)) ? Optional.empty() : Optional.of(new DataEvent.Put(path, value));
    }
}
