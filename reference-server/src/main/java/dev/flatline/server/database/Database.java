package dev.flatline.server.database;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.server.tree.ServerValues;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The data of one namespace and its single writer. Each write is one step: server values are resolved with one reading of
 * the clock (TS-02), the root is swapped, the listeners concerned are told; then the call returns.
 */
public final class Database {
    private final InstantSource wallClock;
    private final ListenerTree listeners = new ListenerTree();
    private Node root = Node.empty();

    /**
     * An empty database.
     *
     * @param wallClock what server timestamps are read from, milliseconds since the epoch
     */
    public Database(InstantSource wallClock) {
        this.wallClock = wallClock;
    }

    /** The current value at a path. */
    public Node get(Path path) {
        return root.get(path);
    }

    /** The server's time in milliseconds since the epoch. */
    public long nowMillis() {
        return wallClock.millis();
    }

    /** Attaches a listener; its starting point is {@link Listening#current}. */
    public Listening listen(Path path, QueryParams query, DataListener listener) {
        Listening listening = new Listening(this, path, query, listener);
        listeners.add(listening);
        return listening;
    }

    void remove(Listening listening) {
        listeners.remove(listening);
    }

    /**
     * Replaces the value at a path.
     *
     * @throws IllegalArgumentException if {@link WriteRules} refuse it; nothing is written then
     */
    public void put(Path path, Node value) {
        writeOne(WriteRules.check(path, value));
    }

    /**
     * Replaces several values below a path at once; other children stay.
     *
     * @throws IllegalArgumentException if {@link WriteRules} refuse one of them; nothing is written then
     */
    public void merge(Path base, Map<Path, Node> children) {
        List<Write> writes = WriteRules.checkAll(base, children);
        if (writes.size() == 1 && writes.get(0).path().equals(base)) {
            writeOne(writes.get(0));
        } else {
            writeAll(base, writes);
        }
    }

    /** Performs writes that have been checked when they were registered, in one step. */
    public void run(List<Write> checkedWrites) {
        if (checkedWrites.size() == 1) {
            writeOne(checkedWrites.get(0));
        } else {
            writeAll(Path.root(), checkedWrites);
        }
    }

    private void writeOne(Write write) {
        Node before = root;
        Write resolved = apply(write, nowMillis());
        Publication.put(before, root, resolved, listeners);
    }

    private void writeAll(Path base, List<Write> writes) {
        if (writes.isEmpty()) {
            return;
        }
        Node before = root;
        long nowMillis = nowMillis();
        List<Write> priorities = new ArrayList<>();
        List<Write> resolved = new ArrayList<>(writes.size());
        for (Write write : writes) {
            // A priority only sticks to data, so the data must come first.
            if (!write.path().isRoot() && write.path().key().equals(Path.PRIORITY)) {
                priorities.add(write);
            } else {
                resolved.add(apply(write, nowMillis));
            }
        }
        for (Write write : priorities) {
            resolved.add(apply(write, nowMillis));
        }
        Publication.merge(before, root, base, resolved, listeners);
    }

    private Write apply(Write write, long nowMillis) {
        Node resolved = ServerValues.resolve(write.value(), root.get(write.path()), nowMillis);
        root = root.with(write.path(), resolved);
        return new Write(write.path(), resolved);
    }
}
