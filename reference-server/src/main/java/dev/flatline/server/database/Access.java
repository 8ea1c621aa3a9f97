package dev.flatline.server.database;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.List;
import java.util.Map;

/**
 * A database as one credential may see and change it: the one way to the data for whoever speaks for a client.
 *
 * <p>All methods throw {@link PermissionDeniedException} if the security rules forbid what they are asked; writes throw
 * {@link IllegalArgumentException} if {@link WriteRules} refuse the data. Nothing has changed then.
 */
public final class Access {
    private final Database database;
    private final Credential credential;

    Access(Database database, Credential credential) {
        this.database = database;
        this.credential = credential;
    }

    /** As whom. */
    public Credential credential() {
        return credential;
    }

    /** Reads once. */
    public Node get(Path path, QueryParams query) {
        requireRead(path, query);
        return query.window(database.get(path));
    }

    /** Attaches a listener. Permission is asked now; whoever listens on asks again when rules or credential change. */
    public Listening listen(Path path, QueryParams query, DataListener listener) {
        requireRead(path, query);
        return database.listen(path, query, listener);
    }

    /** Replaces the value at a path. */
    public void put(Path path, Node value) {
        perform(path, List.of(WriteRules.check(path, value)));
    }

    /**
     * Replaces the value at a path if it is still the one known. Whether it is, is asked before the rules are, since a
     * rule may only hold for a write that is based on the latest value.
     *
     * @param knownHash the hash of the value known, empty text for no data
     * @return whether the value was replaced
     */
    public boolean putIfUnchanged(Path path, Node value, String knownHash) {
        if (!database.get(path).hasHash(knownHash)) {
            return false;
        }
        put(path, value);
        return true;
    }

    /** Replaces several values below a path at once; other children stay. All or none are written. */
    public void merge(Path base, Map<Path, Node> children) {
        perform(base, WriteRules.checkAll(base, children));
    }

    /** Whether reading is allowed; who has expired reads as nobody. */
    public boolean mayRead(Path path, QueryParams query) {
        if (rules().areOpen()) {
            return true;
        }
        long nowMillis = database.nowMillis();
        Credential reader = credential.isExpired(nowMillis) ? Credential.anonymous() : credential;
        return reader instanceof Credential.Admin
                || rules().mayRead(database.get(Path.root()), path, query, reader.auth(), nowMillis);
    }

    /** Whether the rules declare the index that a query needs. Without one it is answered all the same, only slower. */
    public boolean isIndexed(Path path, QueryParams query) {
        return query.loadsAllData() || rules().isIndexed(path, query.index());
    }

    /**
     * Asks for permission to read.
     *
     * @throws PermissionDeniedException if it is not given
     */
    public void requireRead(Path path, QueryParams query) {
        if (!mayRead(path, query)) {
            throw new PermissionDeniedException();
        }
    }

    /**
     * Asks whether writes would be allowed if they were made now; all of them or none.
     *
     * @throws PermissionDeniedException if not
     */
    public void requireWrite(List<Write> checkedWrites) {
        require(database.prepare(checkedWrites));
    }

    private void perform(Path base, List<Write> checkedWrites) {
        long begun = database.meter().begin();
        Change change = database.prepare(checkedWrites);
        require(change);
        database.commit(base, change);
        database.meter().writeEnded(begun);
    }

    private void require(Change change) {
        for (Write write : change.writes()) {
            if (!mayWrite(change, write.path())) {
                throw new PermissionDeniedException();
            }
        }
    }

    /** Whether one of the writes of a change is allowed; an expired credential allows nothing (SEC-05). */
    boolean mayWrite(Change change, Path path) {
        if (rules().areOpen()) {
            return true;
        }
        return !credential.isExpired(change.nowMillis())
                && (credential instanceof Credential.Admin
                        || rules().mayWrite(
                                        change.before(), change.after(), path, credential.auth(), change.nowMillis()));
    }

    private Rules rules() {
        return database.rules();
    }
}
