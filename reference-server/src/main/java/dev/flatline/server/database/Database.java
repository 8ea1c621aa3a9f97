package dev.flatline.server.database;

import dev.flatline.server.ServerMeter;
import dev.flatline.server.auth.Credential;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
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
    private ServerMeter meter = ServerMeter.NONE;

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
        listeners.add(listening, root.get(path));
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

    /** Who measures writes; nobody if nobody is given. */
    public void setMeter(ServerMeter newMeter) {
        meter = newMeter;
    }

    ServerMeter meter() {
        return meter;
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

    /**
     * Performs the disconnect writes of a session in one step. Permission is asked again (SEC-02): if one write has lost
     * it, the others are judged and performed one after the other, still in one step.
     *
     * @return those that were performed
     */
    public List<DisconnectWrite> run(List<DisconnectWrite> checkedWrites) {
        Change together =
                prepare(checkedWrites.stream().map(DisconnectWrite::write).toList());
        Change change = together;
        List<DisconnectWrite> allowed = checkedWrites;
        if (!checkedWrites.stream().allMatch(each -> mayRun(each, together))) {
            change = new Change(root, root, List.of(), together.nowMillis());
            allowed = new ArrayList<>();
            for (DisconnectWrite each : dataFirst(checkedWrites)) {
                Change next = change.then(each.write());
                if (mayRun(each, next)) {
                    change = change.joinedBy(next);
                    allowed.add(each);
                }
            }
        }
        List<Write> writes = change.writes();
        commit(writes.size() == 1 ? writes.get(0).path() : Path.root(), change);
        return allowed;
    }

    /**
     * As {@link #run}, but performs none of the writes if one of them has lost its permission.
     *
     * @return all or none
     */
    public List<DisconnectWrite> runAllOrNone(List<DisconnectWrite> checkedWrites) {
        Change together =
                prepare(checkedWrites.stream().map(DisconnectWrite::write).toList());
        return checkedWrites.stream().allMatch(each -> mayRun(each, together)) ? run(checkedWrites) : List.of();
    }

    /** As {@link #run}, but performs each write as a step of its own. */
    public List<DisconnectWrite> runOneByOne(List<DisconnectWrite> checkedWrites) {
        return dataFirst(checkedWrites).stream()
                .flatMap(each -> run(List.of(each)).stream())
                .toList();
    }

    private boolean mayRun(DisconnectWrite write, Change change) {
        return as(write.credential()).mayWrite(change, write.write().path());
    }

    private static List<DisconnectWrite> dataFirst(List<DisconnectWrite> writes) {
        return writes.stream()
                .sorted(Comparator.comparing(each -> Change.isPriority(each.write())))
                .toList();
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
