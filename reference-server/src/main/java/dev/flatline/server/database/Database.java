package dev.flatline.server.database;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.time.InstantSource;
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
    private Rules rules = Rules.open();

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

    /** The data as that credential may see and change it. */
    public Access as(Credential credential) {
        return new Access(this, credential);
    }

    /** Who may read and write what. */
    public Rules rules() {
        return rules;
    }

    /** From now on these rules hold. Listens that lose their permission go on until who keeps them asks again. */
    public void setRules(Rules newRules) {
        rules = newRules;
    }

    void remove(Listening listening) {
        listeners.remove(listening);
    }

    /**
     * Replaces the value at a path, whoever asks.
     *
     * @throws IllegalArgumentException if {@link WriteRules} refuse it; nothing is written then
     */
    public void put(Path path, Node value) {
        as(Credential.admin()).put(path, value);
    }

    /**
     * Replaces several values below a path at once, whoever asks; other children stay.
     *
     * @throws IllegalArgumentException if {@link WriteRules} refuse one of them; nothing is written then
     */
    public void merge(Path base, Map<Path, Node> children) {
        as(Credential.admin()).merge(base, children);
    }

    /** Performs writes that have been checked when they were registered, in one step. */
    public void run(List<Write> checkedWrites) {
        Path base = checkedWrites.size() == 1 ? checkedWrites.get(0).path() : Path.root();
        commit(base, prepare(checkedWrites));
    }

    /** Works out what writes would do now. */
    Change prepare(List<Write> checkedWrites) {
        return Change.of(root, checkedWrites, nowMillis());
    }

    /** Makes a change that was prepared in this very turn of the loop, and tells the listeners. */
    void commit(Path base, Change change) {
        List<Write> writes = change.writes();
        if (writes.isEmpty()) {
            return;
        }
        root = change.after();
        boolean isPut =
                writes.size() == 1 && (base.isRoot() || writes.get(0).path().equals(base));
        if (isPut) {
            Publication.put(change.before(), root, writes.get(0), listeners);
        } else {
            Publication.merge(change.before(), root, base, writes, listeners);
        }
    }
}
