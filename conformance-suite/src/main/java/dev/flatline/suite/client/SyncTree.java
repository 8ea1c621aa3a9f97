package dev.flatline.suite.client;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.suite.client.PendingWrites.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The cache: the server's data wherever somebody listens, the local writes on top, and the events that follow from both.
 *
 * <p>The server is asked for the topmost places only; a listener below another one is served from it (spec 3.1).
 */
final class SyncTree {

    /** Asks the server for a place, or no longer. */
    interface Upstream {
        void listen(Path path);

        void unlisten(Path path);

        /** The server has ended the listen by itself. */
        void drop(Path path);
    }

    private final Upstream upstream;
    private final EventQueue events;
    private final Consumer<Collection<Path>> touchedElsewhere;
    private final PendingWrites pending = new PendingWrites();
    private final TreeMap<Path, View> views = new TreeMap<>(SyncTree::deepestFirst);
    private Node cache = Node.empty();

    /** @param touchedElsewhere told where local writes came or went, for those who lay them over data of their own */
    SyncTree(Upstream upstream, EventQueue events, Consumer<Collection<Path>> touchedElsewhere) {
        this.touchedElsewhere = touchedElsewhere;
        this.upstream = upstream;
        this.events = events;
    }

    /** The hash of the server's data at a place, as cached. */
    String cachedHash(Path path) {
        return cache.get(path).hash();
    }

    /** The data at a place with the local writes, if all of it is known from the server. */
    Optional<Node> known(Path path) {
        return isCovered(path) ? Optional.of(latest(path, Set.of())) : Optional.empty();
    }

    /** The data at a place as far as known, with the local writes but those to be left out. */
    Node latest(Path path, Set<Long> without) {
        return snapshot(path, without).node();
    }

    /** Attaches a listener; {@code attached} is told once the server's data is there. */
    Registration listen(Path path, DataListener listener, Consumer<Answer> attached) {
        Registration registration = new Registration(path, listener);
        boolean isNew = !views.containsKey(path);
        View view = views.computeIfAbsent(path, this::newView);
        view.add(registration);
        view.whenAttached(attached);
        if (isNew && above(path).isEmpty()) {
            List<View> shadowed = topmostBelow(path);
            upstream.listen(path);
            shadowed.forEach(below -> upstream.unlisten(below.path()));
        }
        return registration;
    }

    /** Detaches a listener. Idempotent. */
    void unlisten(Registration registration) {
        registration.end();
        View view = views.get(registration.path());
        if (view != null) {
            view.remove(registration);
            if (view.isUnused()) {
                forget(view, upstream::unlisten);
            }
        }
    }

    /** The server ended the listen at exactly this place. */
    void cancel(Path path, Answer refusal) {
        View view = views.get(path);
        if (view != null) {
            view.cancel(refusal);
            forget(view, upstream::drop);
        }
    }

    /** Nobody can tell when listeners will hear from the server: they count as attached. */
    void attachOffline() {
        views.values().forEach(view -> view.settleAttached(Answer.accepted()));
    }

    /** The server has told all it has at a place that it was asked for. */
    void complete(Path path) {
        markComplete(path);
        refresh(Set.of(path));
        settleComplete(path);
    }

    /** The server told the values at some places, all at once. What nobody listens to is ignored. */
    void serverData(Map<Path, Node> values) {
        values.forEach(this::applyServer);
        values.keySet().forEach(this::markComplete);
        refresh(values.keySet());
        values.keySet().forEach(this::settleComplete);
    }

    /** Shows a local write at once; the number to settle it by. */
    long write(Map<Path, Node> parts) {
        long id = pending.add(parts);
        refresh(parts.keySet());
        return id;
    }

    /** Shows another value for a local write to one place, without the state in between. */
    void rewrite(long id, Path path, Node value) {
        pending.replace(id, Map.of(path, value));
        refresh(Set.of(path));
    }

    /** A local write is over: the server's data speaks for itself, whether it holds the write or not. */
    void settle(long id) {
        refresh(pending.remove(id));
    }

    private View newView(Path path) {
        View view = new View(path, events, snapshot(path, Set.of()));
        if (isCovered(path)) {
            view.markComplete();
        }
        return view;
    }

    private void forget(View view, Consumer<Path> release) {
        views.remove(view.path());
        if (above(view.path()).isEmpty()) {
            List<View> uncovered = topmostBelow(view.path());
            Node kept = Node.empty();
            for (View below : uncovered) {
                kept = kept.with(below.path(), cache.get(below.path()));
            }
            cache = cache.with(view.path(), kept.get(view.path()));
            uncovered.forEach(below -> upstream.listen(below.path()));
            release.accept(view.path());
        }
    }

    private void applyServer(Path path, Node value) {
        if (views.containsKey(path) || above(path).isPresent()) {
            cache = cache.with(path, value);
        } else {
            for (View below : topmostBelow(path)) {
                cache = cache.with(below.path(), value.get(path.relativize(below.path())));
            }
        }
    }

    private void markComplete(Path path) {
        views.values().stream().filter(view -> path.contains(view.path())).forEach(View::markComplete);
    }

    private void settleComplete(Path path) {
        views.values().stream()
                .filter(view -> path.contains(view.path()))
                .forEach(view -> view.settleAttached(Answer.accepted()));
    }

    /** Lays the local writes over what the server has told of a place. */
    Snapshot withLocalWrites(Path path, Snapshot server) {
        return pending.overlay(path, server, Set.of());
    }

    private void refresh(Collection<Path> touched) {
        touchedElsewhere.accept(touched);
        for (View view : views.values()) {
            if (touched.stream().anyMatch(path -> overlap(path, view.path()))) {
                view.show(snapshot(view.path(), Set.of()));
            }
        }
    }

    private Snapshot snapshot(Path path, Set<Long> without) {
        return pending.overlay(path, new Snapshot(cache.get(path), isCovered(path)), without);
    }

    private boolean isCovered(Path path) {
        return views.values().stream()
                .anyMatch(view -> view.isComplete() && view.path().contains(path));
    }

    private Optional<View> above(Path path) {
        return views.values().stream()
                .filter(view -> view.path().contains(path) && !view.path().equals(path))
                .findFirst();
    }

    /** The views below a place that are not below another one there. */
    private List<View> topmostBelow(Path path) {
        List<View> below = views.values().stream()
                .filter(view -> path.contains(view.path()) && !view.path().equals(path))
                .toList();
        return below.stream()
                .filter(view -> below.stream()
                        .noneMatch(other -> other != view && other.path().contains(view.path())))
                .toList();
    }

    static boolean overlap(Path one, Path other) {
        return one.contains(other) || other.contains(one);
    }

    /** Descendants before ancestors, otherwise by key: the order in which the official SDK raises events. */
    private static int deepestFirst(Path left, Path right) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            int order = left.segments().get(i).compareTo(right.segments().get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(right.size(), left.size());
    }
}
