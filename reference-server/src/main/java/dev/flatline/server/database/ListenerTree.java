package dev.flatline.server.database;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Listeners by path, so that a write meets only those it concerns, however many others there are. */
final class ListenerTree {
    /** Those that are told everything. */
    private final Set<Listening> listenings = new LinkedHashSet<>();
    /** Those that are told what their queries select. */
    private final WindowedListenings windowed = new WindowedListenings();

    private final Map<String, ListenerTree> children = new LinkedHashMap<>();

    /**
     * Adds a listener.
     *
     * @param node the node at its place now
     */
    void add(Listening listening, Node node) {
        ListenerTree place = this;
        for (String key : listening.path().segments()) {
            place = place.children.computeIfAbsent(key, unused -> new ListenerTree());
        }
        if (listening.isFiltered()) {
            place.windowed.add(listening, node);
        } else {
            place.listenings.add(listening);
        }
    }

    void remove(Listening listening) {
        remove(listening, listening.path());
    }

    private void remove(Listening listening, Path path) {
        if (path.isRoot()) {
            listenings.remove(listening);
            windowed.remove(listening);
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

    WindowedListenings windowed() {
        return windowed;
    }

    @Nullable
    ListenerTree child(String key) {
        return children.get(key);
    }

    Map<String, ListenerTree> children() {
        return children;
    }

    private boolean isEmpty() {
        return listenings.isEmpty() && windowed.isEmpty() && children.isEmpty();
    }
}
