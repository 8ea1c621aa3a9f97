package dev.flatline.server.database;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.tree.KeyOrder;
import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The writes a session has left for its end: the same sparse tree that clients keep (spec 4.4 and 5.3), so that both agree
 * on what overlapping registrations mean.
 *
 * <ul>
 *   <li>A write replaces what was stored at and below its path (OD-14, OD-15).
 *   <li>A write below a stored value is folded into that value (OD-16), which then runs as who registered the latest.
 *   <li>Cancelling forgets what is stored at and below a path (OD-11). Inside a stored object it first splits the object
 *       into its children, so that the siblings are still written (OD-12); inside a stored leaf it does nothing.
 * </ul>
 *
 * A stored removal is an object without children: cancelling anywhere below it forgets it, as in the clients.
 */
public final class DisconnectWrites {
    private @Nullable Node value;
    /** As whom the value will be written. */
    private Credential credential = Credential.anonymous();

    private final Map<String, DisconnectWrites> children = new TreeMap<>(KeyOrder.INSTANCE);
    private int size;

    /** How many writes are stored. */
    public int size() {
        return size;
    }

    /** Whether none is stored. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Stores a write that has passed {@link WriteRules}. */
    public void put(DisconnectWrite write) {
        put(write.write().path(), write.write().value(), write.credential());
    }

    private void put(Path path, Node newValue, Credential writer) {
        if (path.isRoot()) {
            value = newValue;
            credential = writer;
            children.clear();
            size = 1;
        } else if (value != null) {
            value = value.with(path, newValue);
            credential = writer;
        } else {
            DisconnectWrites child = children.computeIfAbsent(path.first(), unused -> new DisconnectWrites());
            int before = child.size;
            child.put(path.rest(), newValue, writer);
            size += child.size - before;
        }
    }

    /** Forgets what is stored at and below a path. */
    public void cancel(Path path) {
        if (path.isRoot()) {
            value = null;
            children.clear();
            size = 0;
            return;
        }
        if (value != null) {
            if (value.isLeaf()) {
                return;
            }
            split(value);
        }
        DisconnectWrites child = children.get(path.first());
        if (child != null) {
            int before = child.size;
            child.cancel(path.rest());
            size += child.size - before;
            if (child.isEmpty()) {
                children.remove(path.first());
            }
        }
    }

    private void split(Node object) {
        value = null;
        size = 0;
        for (NamedNode child : object.children()) {
            put(Path.root().child(child.key()), child.node(), credential);
        }
    }

    /** What is stored, in key order; no path lies below another. */
    public List<DisconnectWrite> list() {
        List<DisconnectWrite> writes = new ArrayList<>(size);
        collect(Path.root(), writes);
        return writes;
    }

    private void collect(Path path, List<DisconnectWrite> writes) {
        if (value != null) {
            writes.add(new DisconnectWrite(new Write(path, value), credential));
        }
        children.forEach((key, child) -> child.collect(path.child(key), writes));
    }
}
