package dev.flatline.suite.client;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.suite.client.PendingWrites.Snapshot;
import dev.flatline.suite.driver.DriverEvent.ChildChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One place that is listened to, by one or more listeners: what they have been shown, and what that makes of news. */
final class View {
    private final Path path;
    private final EventQueue events;
    private final List<Registration> registrations = new ArrayList<>();
    private final List<Consumer<Answer>> attaching = new ArrayList<>();
    private final Function<Node, Iterable<NamedNode>> order;
    private Snapshot shown;
    private boolean complete;

    View(Path path, EventQueue events, Snapshot shown) {
        this(path, events, shown, Node::children);
    }

    /** @param order the children in the order in which listeners are told of them */
    View(Path path, EventQueue events, Snapshot shown, Function<Node, Iterable<NamedNode>> order) {
        this.path = path;
        this.events = events;
        this.shown = shown;
        this.order = order;
    }

    Path path() {
        return path;
    }

    /** Whether the server has told all its data here. */
    boolean isComplete() {
        return complete;
    }

    void markComplete() {
        complete = true;
    }

    boolean isUnused() {
        return registrations.isEmpty();
    }

    /** Adds a listener and shows it what is known. */
    void add(Registration registration) {
        registrations.add(registration);
        for (NamedNode child : order.apply(shown.node())) {
            tell(registration, listener -> listener.child(ChildChange.ADDED, child.key(), child.node()));
        }
        if (shown.complete()) {
            Node value = shown.node();
            tell(registration, listener -> listener.value(value));
        }
    }

    void remove(Registration registration) {
        registrations.remove(registration);
    }

    /** Tells {@code attached} once the server's data is there, or the listen has failed. */
    void whenAttached(Consumer<Answer> attached) {
        if (complete) {
            events.add(() -> attached.accept(Answer.accepted()));
        } else {
            attaching.add(attached);
        }
    }

    /** Tells all who wait for the listener to be attached. */
    void settleAttached(Answer answer) {
        List.copyOf(attaching).forEach(attached -> events.add(() -> attached.accept(answer)));
        attaching.clear();
    }

    /** The server ended it. */
    void cancel(Answer refusal) {
        for (Registration registration : registrations) {
            tell(registration, listener -> {
                registration.end();
                listener.cancelled(refusal);
            });
        }
        registrations.clear();
        settleAttached(refusal);
    }

    /** Raises the events that lead from what was shown to {@code next}: children first, gone, new, changed; then the value. */
    void show(Snapshot next) {
        Snapshot last = shown;
        shown = next;
        boolean changed = !last.node().equals(next.node());
        if (changed) {
            showChildren(last.node(), next.node());
        }
        if (next.complete() && (changed || !last.complete())) {
            tellAll(listener -> listener.value(next.node()));
        }
    }

    private void showChildren(Node last, Node next) {
        for (NamedNode child : order.apply(last)) {
            if (next.child(child.key()).isEmpty()) {
                tellAll(listener -> listener.child(ChildChange.REMOVED, child.key(), child.node()));
            }
        }
        List<NamedNode> changed = new ArrayList<>();
        for (NamedNode child : order.apply(next)) {
            Node before = last.child(child.key());
            if (before.isEmpty()) {
                tellAll(listener -> listener.child(ChildChange.ADDED, child.key(), child.node()));
            } else if (!before.equals(child.node())) {
                changed.add(child);
            }
        }
        for (NamedNode child : changed) {
            tellAll(listener -> listener.child(ChildChange.CHANGED, child.key(), child.node()));
        }
    }

    private void tellAll(Consumer<DataListener> event) {
        registrations.forEach(registration -> tell(registration, event));
    }

    private void tell(Registration registration, Consumer<DataListener> event) {
        events.add(() -> registration.tell(event));
    }
}
