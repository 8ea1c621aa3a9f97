package dev.flatline.server.session;

import dev.flatline.server.Mutant;
import dev.flatline.server.auth.Credential;
import dev.flatline.server.database.Access;
import dev.flatline.server.tree.NamedNode;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.server.tree.ServerValue;
import dev.flatline.server.tree.ServerValues;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@linkplain Mutant mutants} make of writes and listens. As with {@link DisconnectDefects}, every answer is the right
 * one and nothing is kept while no defect is switched on.
 */
final class DataDefects {
    private final Namespace namespace;
    private final Map<String, Long> openedMillisBySession = new LinkedHashMap<>();

    DataDefects(Namespace namespace) {
        this.namespace = namespace;
    }

    void opened(Session session) {
        if (has(Mutant.TIMESTAMP_OF_CONNECTING)) {
            openedMillisBySession.put(session.id(), nowMillis());
        }
    }

    /** Whether what a session writes is dropped. */
    boolean drops(Session session) {
        return has(Mutant.TAKES_RESENT_WRITES_FOR_REPEATS) && isReturning(session);
    }

    /** The value to be written. */
    Node toWrite(Session session, Path path, Node value) {
        if (has(Mutant.TIMESTAMP_IN_SECONDS)) {
            return resolved(path, value, nowMillis() / 1000);
        }
        if (has(Mutant.INCREMENT_REPLACES)
                && value.isLeaf()
                && value.value() instanceof ServerValue.Increment increment) {
            return Node.of(increment.delta());
        }
        if (has(Mutant.TIMESTAMP_OF_CONNECTING)) {
            return resolved(path, value, openedMillisBySession.getOrDefault(session.id(), nowMillis()));
        }
        if (has(Mutant.READS_CLOCK_FOR_EACH_CHILD)) {
            return resolvedOneByOne(path, value);
        }
        return has(Mutant.IGNORES_DEEP_SERVER_VALUES) ? withoutDeepServerValues(value, 0) : value;
    }

    /** As if a millisecond passed from one reading of the clock to the next. */
    private Node resolvedOneByOne(Path path, Node value) {
        Node resolved = value;
        long readMillis = nowMillis();
        for (NamedNode child : value.children()) {
            resolved = resolved.withChild(child.key(), resolved(path.child(child.key()), child.node(), readMillis));
            readMillis++;
        }
        return resolved;
    }

    private static Node withoutDeepServerValues(Node value, int depth) {
        if (value.isLeaf()) {
            return depth > 1 && value.value() instanceof ServerValue ? Node.empty() : value;
        }
        Node kept = value;
        for (NamedNode child : value.children()) {
            kept = kept.withChild(child.key(), withoutDeepServerValues(child.node(), depth + 1));
        }
        return kept;
    }

    private Node resolved(Path path, Node value, long timestampMillis) {
        return ServerValues.resolve(value, namespace.database().get(path), timestampMillis);
    }

    /** Whether a conditional write is made whatever the client knew. */
    boolean ignoresKnownHash() {
        return has(Mutant.IGNORES_TRANSACTION_HASH);
    }

    /** As whom a session begins to listen. */
    Access reader(Access reader) {
        return has(Mutant.LETS_EVERYBODY_LISTEN) ? namespace.database().as(Credential.admin()) : reader;
    }

    /** Whether a client that begins to listen is told nothing, since it has something already. */
    boolean believes(KnownData known) {
        return has(Mutant.BELIEVES_EVERY_HASH)
                && known.hash().filter(hash -> !hash.isEmpty()).isPresent();
    }

    /** Whether a listen ends as soon as it has been answered. */
    boolean forgetsListensOf(Session session) {
        return has(Mutant.FORGETS_LISTENS_OF_RETURNING) && isReturning(session);
    }

    private static boolean isReturning(Session session) {
        return session.client().lastSessionId().isPresent();
    }

    private long nowMillis() {
        return namespace.database().nowMillis();
    }

    private boolean has(Mutant mutant) {
        return namespace.config().has(mutant);
    }
}
