package dev.flatline.suite.client;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.suite.client.PendingWrites.Snapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listeners that see a window of a place only. Each asks the server for itself, under a tag of its own, and keeps what the
 * server has told under that tag (spec 3.1).
 */
final class FilteredListens {
    private final Requests requests;
    private final EventQueue events;
    private final Defects defects;
    private final BiFunction<Path, Snapshot, Snapshot> localWrites;
    private final Map<Long, Filtered> byTag = new LinkedHashMap<>();
    private long lastTag;

    /** @param localWrites lays what the client has written over what the server has told of a place */
    FilteredListens(
            Requests requests, EventQueue events, Defects defects, BiFunction<Path, Snapshot, Snapshot> localWrites) {
        this.requests = requests;
        this.events = events;
        this.defects = defects;
        this.localWrites = localWrites;
    }

    /** One of them, with the window as the server has told it. */
    private static final class Filtered {
        final long tag;
        final QueryParams query;
        final Registration registration;
        final View view;
        Node window = Node.empty();

        Filtered(long tag, QueryParams query, Registration registration, View view) {
            this.tag = tag;
            this.query = query;
            this.registration = registration;
            this.view = view;
        }

        Path path() {
            return registration.path();
        }
    }

    /** Attaches a listener; {@code attached} is told once the server's data is there. */
    Registration listen(Path path, QueryParams query, DataListener listener, Consumer<Answer> attached) {
        Registration registration = new Registration(path, listener);
        View view = new View(path, events, new Snapshot(Node.empty(), false), node -> query.selected(node));
        view.add(registration);
        view.whenAttached(attached);
        Filtered filtered = new Filtered(++lastTag, query, registration, view);
        byTag.put(filtered.tag, filtered);
        show(filtered);
        if (requests.isOnline()) {
            send(filtered);
        }
        return registration;
    }

    /** Detaches a listener; whether it was one of these. */
    boolean unlisten(Registration registration) {
        Optional<Filtered> found = byTag.values().stream()
                .filter(filtered -> filtered.registration == registration)
                .findFirst();
        found.ifPresent(filtered -> {
            registration.end();
            byTag.remove(filtered.tag);
            if (requests.isOnline()) {
                requests.send("n", body(filtered), answer -> {});
            }
        });
        return found.isPresent();
    }

    void restore() {
        List.copyOf(byTag.values()).forEach(this::send);
    }

    /** Nobody can tell when listeners will hear from the server: they count as attached. */
    void attachOffline() {
        byTag.values().forEach(filtered -> filtered.view.settleAttached(Answer.accepted()));
    }

    /** The server told values in the window of this tag. */
    void serverData(long tag, Map<Path, Node> values) {
        Filtered filtered = byTag.get(tag);
        if (filtered != null) {
            values.forEach((path, value) -> apply(filtered, path, value));
            show(filtered);
        }
    }

    /** What the server is going to do here, as far as the client knows. */
    void assume(Path path, Node value) {
        byTag.values().stream()
                .filter(filtered -> SyncTree.overlap(path, filtered.path()))
                .forEach(filtered -> {
                    apply(filtered, path, value);
                    show(filtered);
                });
    }

    /** Local writes came or went at these places. */
    void refresh(Collection<Path> touched) {
        byTag.values().stream()
                .filter(filtered -> touched.stream().anyMatch(path -> SyncTree.overlap(path, filtered.path())))
                .forEach(this::show);
    }

    /** The server ended those that see these windows of a place. */
    void cancel(Path path, Collection<QueryParams> queries, Answer refusal) {
        List.copyOf(byTag.values()).stream()
                .filter(filtered -> filtered.path().equals(path) && queries.contains(filtered.query))
                .forEach(filtered -> end(filtered, refusal));
    }

    private void end(Filtered filtered, Answer refusal) {
        byTag.remove(filtered.tag);
        filtered.view.cancel(refusal);
    }

    private static void apply(Filtered filtered, Path path, Node value) {
        Path place = filtered.path();
        filtered.window = path.contains(place)
                ? value.get(path.relativize(place))
                : filtered.window.with(place.relativize(path), value);
    }

    private void show(Filtered filtered) {
        Snapshot all = localWrites.apply(filtered.path(), new Snapshot(filtered.window, filtered.view.isComplete()));
        filtered.view.show(new Snapshot(filtered.query.window(all.node()), all.complete()));
    }

    private void send(Filtered filtered) {
        Map<String, @Nullable Object> body = body(filtered);
        body.put("h", filtered.window.hash());
        if (defects.has(ClientMutant.FORGETS_QUERIES) && filtered.view.isComplete()) {
            return;
        }
        requests.send("q", body, answer -> {
            if (byTag.get(filtered.tag) != filtered) {
                return;
            }
            if (answer.isOk()) {
                filtered.view.markComplete();
                show(filtered);
                filtered.view.settleAttached(Answer.accepted());
            } else {
                end(filtered, answer);
            }
        });
    }

    private static Map<String, @Nullable Object> body(Filtered filtered) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("p", filtered.path().toString());
        body.put("q", filtered.query.toWire());
        body.put("t", filtered.tag);
        return body;
    }
}
