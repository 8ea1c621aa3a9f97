package dev.flatline.server.session;

import dev.flatline.server.DisconnectCredential;
import dev.flatline.server.DisconnectWriteKind;
import dev.flatline.server.LastSessionPolicy;
import dev.flatline.server.Profile;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.auth.Authenticator;
import dev.flatline.server.auth.Credential;
import dev.flatline.server.auth.TokenException;
import dev.flatline.server.database.Access;
import dev.flatline.server.database.DataEvent;
import dev.flatline.server.database.Database;
import dev.flatline.server.database.DisconnectWrite;
import dev.flatline.server.database.DisconnectWrites;
import dev.flatline.server.database.Listening;
import dev.flatline.server.database.PermissionDeniedException;
import dev.flatline.server.database.Write;
import dev.flatline.server.database.WriteRules;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.NodeRange;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One client's session: it owns listens and disconnect writes and takes both with it when it ends.
 *
 * <p>Every method that changes data has told all listeners, this session's own included, when it returns; so an
 * acknowledgement sent afterwards always follows the push (spec section 0, rule 8).
 *
 * <p>All methods that take data throw {@link IllegalArgumentException} for data that may not be stored, and all that take
 * a path throw {@link RefusedException} when a limit is reached and {@link PermissionDeniedException} when the rules
 * forbid it; nothing has changed then.
 */
public final class Session {
    private final String id;
    private final Namespace namespace;
    private final Database database;
    private final SessionOutput output;
    private final ClientInfo client;
    private final Map<ListenKey, Listening> listens = new LinkedHashMap<>();
    private final DisconnectWrites disconnectWrites = new DisconnectWrites();
    private final Identity identity;
    private boolean ended;

    /** Default listens are one per path, filtered ones one per tag (spec 2.4). */
    private record ListenKey(Path path, OptionalLong tag) {}

    Session(String id, Namespace namespace, SessionOutput output, ClientInfo client) {
        this.id = id;
        this.namespace = namespace;
        this.database = namespace.database();
        this.identity = new Identity(database, namespace.loop(), this::expired);
        this.output = output;
        this.client = client;
    }

    /** The secret that names the session. */
    public String id() {
        return id;
    }

    /** How it is now. */
    public SessionState state() {
        List<SessionState.Listen> open = new ArrayList<>();
        listens.forEach(
                (key, listening) -> open.add(new SessionState.Listen(listening.path(), listening.query(), key.tag())));
        return new SessionState(
                id,
                client,
                access().credential(),
                open,
                disconnectWrites.list(),
                output.steering().liveness(),
                output.steering().silence(),
                output.steering().isFrozen());
    }

    /** What its client said when it connected. */
    ClientInfo client() {
        return client;
    }

    /** How many listens it has. */
    public int listenCount() {
        return listens.size();
    }

    /** How many disconnect writes wait for its end. */
    public int disconnectWriteCount() {
        return disconnectWrites.size();
    }

    /** What a test harness may do to its connection. */
    public Steering steering() {
        return output.steering();
    }

    void clockSet() {
        identity.clockSet();
    }

    /** The client has been greeted; under {@link LastSessionPolicy#LATE} its previous session ends now. */
    public void greeted() {
        if (config().lastSessionPolicy() == LastSessionPolicy.LATE) {
            namespace.replace(client.lastSessionId());
        }
    }

    /**
     * Acts from now on as whom a token proves; if it proves nobody, as nobody (SEC-13). Listens that the new credential
     * does not allow end.
     *
     * @param inTheNameOf whom an administrator wants to be taken for, if not for an administrator
     * @return the new credential
     * @throws TokenException if the token proves nobody
     */
    public Credential authenticate(String token, Optional<Credential> inTheNameOf) throws TokenException {
        try {
            Credential proved = namespace.authenticator().authenticate(token, database.nowMillis());
            Credential credential =
                    inTheNameOf.isPresent() ? Authenticator.impersonate(proved, inTheNameOf.get()) : proved;
            identity.become(credential);
            revokeUnreadable();
            return credential;
        } catch (TokenException e) {
            identity.become(Credential.anonymous());
            // The client must hear of its token first, since it then comes back with another one and its listens.
            namespace.loop().execute(this::revokeUnreadable);
            throw e;
        }
    }

    /** Acts from now on as nobody. Disconnect writes stay (SEC-06); listens that nobody may have end. */
    public void unauthenticate() {
        identity.become(Credential.anonymous());
        revokeUnreadable();
    }

    private void expired() {
        output.credentialExpired();
        revokeUnreadable();
    }

    /** Ends the listens that rules or credential no longer allow, and says so (SEC-12). */
    void revokeUnreadable() {
        if (config().profile().listenRevocation() == Profile.ListenRevocation.NEVER) {
            return;
        }
        for (Map.Entry<ListenKey, Listening> listen : List.copyOf(listens.entrySet())) {
            Listening listening = listen.getValue();
            if (!access().mayRead(listening.path(), listening.query())) {
                listening.stop();
                listens.remove(listen.getKey());
                output.revoked(listening.path(), listening.query());
            }
        }
    }

    /**
     * Listens, and pushes the current value unless the client already has it. Listening again to the same is answered
     * again but listens only once (REC-09).
     *
     * @param tag names a filtered listen; empty for an unfiltered one
     * @param known what the client has
     * @return whether the rules declare the index that the query needs
     */
    public boolean listen(Path path, QueryParams query, OptionalLong tag, KnownData known) {
        if (tag.isEmpty() && !query.loadsAllData()) {
            throw new RefusedException("a filtered listen needs a tag");
        }
        ListenKey key = new ListenKey(path, tag);
        Listening earlier = listens.remove(key);
        if (earlier != null) {
            earlier.stop();
        }
        if (listens.size() >= config().limits().listens()) {
            throw new RefusedException(
                    "a session may have at most " + config().limits().listens() + " listens");
        }
        Access reader = namespace.dataDefects().reader(access());
        Listening listening = reader.listen(path, query, event -> push(event, tag));
        listens.put(key, listening);
        pushDifference(path, tag, known, listening.current());
        if (namespace.dataDefects().forgetsListensOf(this)) {
            listening.stop();
        }
        return access().isIndexed(path, query);
    }

    private void push(DataEvent event, OptionalLong tag) {
        if (!namespace.disconnectDefects().isSilent()) {
            output.push(event, tag);
        }
    }

    private void pushDifference(Path path, OptionalLong tag, KnownData known, Node current) {
        if (known.is(current) || namespace.dataDefects().believes(known)) {
            return;
        }
        Optional<List<NodeRange>> ranges = config().profile().compoundHash() == Profile.CompoundHashAnswer.RANGES
                ? known.differences(current)
                : Optional.empty();
        ranges.ifPresentOrElse(
                each -> output.pushRanges(path, each, tag), () -> output.push(new DataEvent.Put(path, current), tag));
    }

    /** Stops listening; without effect if it does not listen. */
    public void unlisten(Path path, OptionalLong tag) {
        Listening listening = listens.remove(new ListenKey(path, tag));
        if (listening != null) {
            listening.stop();
        }
    }

    /** Reads once. */
    public Node get(Path path, QueryParams query) {
        return access().get(path, query);
    }

    /** Replaces the value at a path. */
    public void put(Path path, Node value) {
        if (!namespace.dataDefects().drops(this)) {
            access().put(path, namespace.dataDefects().toWrite(this, path, value));
        }
    }

    /**
     * Replaces the value at a path if it is still the one the client knows. If not, the client is first sent the current
     * value, provided it listens there, since it runs its transaction again at once (spec section 0, rule 9).
     *
     * @return whether the value was replaced
     */
    public boolean putIfUnchanged(Path path, Node value, String knownHash) {
        if (namespace.dataDefects().ignoresKnownHash()) {
            put(path, value);
            return true;
        }
        if (access().putIfUnchanged(path, value, knownHash)) {
            return true;
        }
        boolean listened = listens.keySet().stream()
                .anyMatch(key -> key.tag().isEmpty() && key.path().contains(path));
        if (listened) {
            output.push(new DataEvent.Put(path, database.get(path)), OptionalLong.empty());
        }
        return false;
    }

    /** Replaces several values below a path in one step. */
    public void merge(Path path, Map<Path, Node> children) {
        access().merge(path, children);
    }

    /** Leaves a write for the end of the session; an empty value removes. */
    public void onDisconnectPut(Path path, Node value) {
        DisconnectWriteKind kind = value.isEmpty() ? DisconnectWriteKind.REMOVE : DisconnectWriteKind.SET;
        store(path, kind, List.of(WriteRules.check(path, value)));
    }

    /** Leaves a multi-path write for the end of the session. */
    public void onDisconnectMerge(Path path, Map<Path, Node> children) {
        store(path, DisconnectWriteKind.UPDATE, WriteRules.checkAll(path, children));
    }

    private void store(Path path, DisconnectWriteKind kind, List<Write> writes) {
        int limit = config().limits().disconnectWrites();
        if (disconnectWrites.size() + writes.size() > limit) {
            throw new RefusedException("a session may have at most " + limit + " disconnect writes");
        }
        if (namespace.disconnectDefects().asksRules()) {
            access().requireWrite(writes);
        }
        store(namespace.disconnectDefects().toStore(this, kind, path, writes));
        observe(() -> new ServerEvent.DisconnectWriteStored(id, path, kind));
    }

    void store(List<Write> writes) {
        asDisconnectWrites(writes).forEach(disconnectWrites::put);
    }

    /** As whom this session acts now. */
    List<DisconnectWrite> asDisconnectWrites(List<Write> writes) {
        Credential writer = access().credential();
        return writes.stream().map(write -> new DisconnectWrite(write, writer)).toList();
    }

    /** Forgets the disconnect writes at and below a path. */
    public void cancelDisconnect(Path path) {
        if (config().profile().cancelPermission() == Profile.CancelPermission.WRITE) {
            access().requireWrite(List.of(WriteRules.check(path, Node.empty())));
        }
        namespace.disconnectDefects().toCancel(this, path).ifPresent(this::forget);
        observe(() -> new ServerEvent.DisconnectWriteCancelled(id, path));
    }

    void forget(Path path) {
        disconnectWrites.cancel(path);
    }

    /**
     * Ends the session: its listens stop, then its disconnect writes run, in one step and once. Ending it again does
     * nothing.
     */
    public void end(SessionEnd cause) {
        if (ended) {
            return;
        }
        ended = true;
        identity.stop();
        namespace.remove(this);
        listens.values().forEach(Listening::stop);
        listens.clear();
        observe(() -> new ServerEvent.SessionClosed(id, cause));
        if (cause != SessionEnd.SHUTDOWN || config().profile().disconnectAtStop() == Profile.DisconnectAtStop.RUN) {
            runDisconnectWrites(cause);
        }
        if (cause == SessionEnd.REPLACED || cause == SessionEnd.SILENT) {
            output.drop();
        }
    }

    private void runDisconnectWrites(SessionEnd cause) {
        List<DisconnectWrite> writes = namespace.disconnectDefects().toRun(this, cause, disconnectWrites());
        if (writes.isEmpty()) {
            return;
        }
        disconnectWrites.cancel(Path.root());
        namespace.disconnectDefects().run(() -> {
            List<Path> ran =
                    run(writes).stream().map(each -> each.write().path()).toList();
            namespace.meter().disconnectWritesRan(ran.size());
            observe(() -> new ServerEvent.DisconnectWritesRan(id, ran));
        });
    }

    private List<DisconnectWrite> run(List<DisconnectWrite> writes) {
        return switch (config().profile().disconnectRun()) {
            case TOGETHER -> database.run(writes);
            case ALL_OR_NONE -> database.runAllOrNone(writes);
            case ONE_BY_ONE -> database.runOneByOne(writes);
        };
    }

    /** What is to be written when it ends, each as whom it is to run as. */
    List<DisconnectWrite> disconnectWrites() {
        List<DisconnectWrite> writes = disconnectWrites.list();
        if (config().disconnectCredential() == DisconnectCredential.CAPTURED) {
            return writes;
        }
        Credential current = access().credential();
        return writes.stream()
                .map(each -> new DisconnectWrite(each.write(), current))
                .toList();
    }

    private Access access() {
        return identity.access();
    }

    private ServerConfig config() {
        return namespace.config();
    }

    private void observe(Supplier<ServerEvent> event) {
        namespace.observe(event);
    }
}
