package dev.flatline.server.database;

import dev.flatline.server.tree.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Listeners by path, so that a write meets only those it concerns, however many others there are. */
final class ListenerTree {
    private final Set<Listening> listenings = new LinkedHashSet<>();
    private final Map<String, ListenerTree> children = new LinkedHashMap<>();

    void add(Listening listening) {
        ListenerTree place = this;
        for (String key : listening.path().segments()) {
            place = place.children.computeIfAbsent(key, unused -> new ListenerTree());
        }
        place.listenings.add(listening);
    }

    void remove(Listening listening) {
        remove(listening, listening.path());
    }

    private void remove(Listening listening, Path path) {
        if (path.isRoot()) {
            listenings.remove(listening);
            return;
        }
        ListenerTree child = children.get(path.first());
        if (child != null) {
            child.remove(listening, path.rest());
            if (child.isEmpty()) {
                children.remove(path.first());
            }
        }
    }

    Collection<Listening> listenings() {
        return listenings;
    }

    @Nullable
    ListenerTree child(String key) {
        return children.get(key);
    }

    Map<String, ListenerTree> children() {
        return children;
    }

    private boolean isEmpty() {
        return listenings.isEmpty() && children.isEmpty();
    }
}
