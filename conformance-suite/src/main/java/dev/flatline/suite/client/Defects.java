package dev.flatline.suite.client;

import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.server.tree.ServerValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What {@linkplain ClientMutant mutants} make of the client. Its parts ask here at named points; while no defect is switched
 * on, every answer is the right one and nothing is kept.
 */
final class Defects {
    private static final int ATTEMPTS = 2;
    private static final long RETURN_DELAY_MILLIS = 10_000;

    private final Optional<ClientMutant> mutant;
    private final List<Runnable> disconnectRequests = new ArrayList<>();
    private int offlineOrders;
    private int failures;

    Defects(Optional<ClientMutant> mutant) {
        this.mutant = mutant;
    }

    boolean has(ClientMutant defect) {
        return mutant.isPresent() && mutant.get() == defect;
    }

    /** How often an event that is raised once is raised, if this is the defect that repeats it. */
    int times(ClientMutant repeating) {
        return has(repeating) ? 2 : 1;
    }

    /** The offset to work with, of the one that a greeting brings and the one that was known before. */
    long offsetMillis(long greetedMillis, Optional<Long> knownMillis) {
        if (has(ClientMutant.OFFSET_WRONG_SIGN)) {
            return -greetedMillis;
        }
        if (has(ClientMutant.OFFSET_IN_SECONDS)) {
            return greetedMillis / 1000;
        }
        return has(ClientMutant.OFFSET_OF_FIRST_GREETING) ? knownMillis.orElse(greetedMillis) : greetedMillis;
    }

    /** What is sent of a value, of which {@code estimate} is shown. */
    Node toSend(Node value, Node estimate) {
        boolean ownTime = has(ClientMutant.SENDS_OWN_TIME) && !(value.value() instanceof ServerValue.Increment);
        boolean ownSum = has(ClientMutant.SENDS_OWN_SUM) && value.value() instanceof ServerValue.Increment;
        return value.isLeaf() && (ownTime || ownSum) ? estimate : value;
    }

    /** What is shown of a local write before the server has told of it. */
    Map<Path, Node> toShow(Map<Path, Node> parts) {
        return has(ClientMutant.EVENTS_AFTER_ANSWER) ? Map.of() : parts;
    }

    /** The data that a push brings, as it goes into the cache. */
    Map<Path, Node> toCache(Path path, Node value) {
        if (!has(ClientMutant.MERGES_NEW_DATA) || value.isLeaf() || value.isEmpty()) {
            return Map.of(path, value);
        }
        Map<Path, Node> children = new LinkedHashMap<>();
        for (NamedNode child : value.children()) {
            children.put(path.child(child.key()), child.node());
        }
        return children;
    }

    void orderedOffline() {
        offlineOrders++;
    }

    /** Whether an order to come back is one. */
    boolean mayReturn() {
        offlineOrders = Math.max(0, offlineOrders - 1);
        return !has(ClientMutant.COUNTS_OFFLINE_ORDERS) || offlineOrders == 0;
    }

    /** How long it takes to begin to connect. */
    long startDelayMillis() {
        return has(ClientMutant.WAITS_TO_RETURN) ? RETURN_DELAY_MILLIS : 0;
    }

    void greeted() {
        failures = 0;
    }

    /** Whether a connection or an attempt that has ended was the last one. */
    boolean givesUp(boolean wasGreeted) {
        failures += wasGreeted ? 0 : 1;
        return has(ClientMutant.GIVES_UP) && failures >= ATTEMPTS;
    }

    /** Who hears the outcome of a write that waited for a connection. */
    Consumer<Answer> asker(Consumer<Answer> asker) {
        return has(ClientMutant.LOSES_CALLBACKS) ? answer -> {} : asker;
    }

    void disconnectRequested(Runnable request) {
        if (has(ClientMutant.REPEATS_DISCONNECT)) {
            disconnectRequests.add(request);
        }
    }

    void repeatDisconnectRequests() {
        disconnectRequests.forEach(Runnable::run);
    }
}
