package dev.flatline.suite.client;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.server.tree.ServerValues;
import dev.flatline.suite.client.PendingWrites.Snapshot;
import dev.flatline.suite.client.Reconnector.Interrupt;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A client of a realtime backend, modelled on the official JavaScript SDK (spec 4). Sans-IO: it is driven by calls and by
 * its connector, all on one executor, and blocks nowhere.
 *
 * <p>Values are plain JSON in export form; server values may be in them. Outcomes are told once the server has answered,
 * after the events that the answer caused. Arguments that can never be right (a malformed value, a write to {@code .info})
 * throw {@link IllegalArgumentException} and leave no trace.
 */
public final class ReferenceClient {
    /** What the client calls itself in the upgrade request, in the official SDKs' form (spec 1.1). */
    public static final String USER_AGENT = "Firebase/5/flatline-0.1/reference";

    private static final Map<String, @Nullable Object> STATISTICS = Map.of("c", Map.of("sdk.flatline.0-1", 1));

    private final Defects defects;
    private final InstantSource wallClock;
    private final ClientListener listener;
    private final EventQueue events = new EventQueue();
    private final DisconnectSimulation simulation = new DisconnectSimulation();
    private final PushIds pushIds;
    private final Reconnector reconnector;
    private final Requests requests;
    private final Credentials credentials;
    private final Listens listens;
    private final WriteQueue writes;
    private final DisconnectQueue disconnects;
    private final Reads reads;
    private final SyncTree tree;
    private final FilteredListens filtered;
    private final Transactions transactions;
    private Optional<Long> offsetMillis = Optional.empty();
    private boolean introduced;

    /**
     * A client that is not connected yet.
     *
     * @param address {@code host:port} of the server
     * @param namespace the database to use
     * @param connector opens its WebSockets
     * @param wallClock the client's own clock, right or wrong; only timestamps are read off it
     * @param executor runs everything, one task at a time; only {@code execute} and {@code schedule} are called
     * @param seed of push keys and reconnect jitter
     * @param listener told about the connection
     */
    public ReferenceClient(
            String address,
            String namespace,
            Connector connector,
            InstantSource wallClock,
            ScheduledExecutorService executor,
            long seed,
            ClientListener listener) {
        this(address, namespace, connector, wallClock, executor, seed, listener, Optional.empty());
    }

    /**
     * The same with a defect.
     *
     * @param mutant the defect that is switched on, if any
     */
    ReferenceClient(
            String address,
            String namespace,
            Connector connector,
            InstantSource wallClock,
            ScheduledExecutorService executor,
            long seed,
            ClientListener listener,
            Optional<ClientMutant> mutant) {
        this.defects = new Defects(mutant);
        this.wallClock = wallClock;
        this.listener = listener;
        Random random = new Random(seed);
        pushIds = new PushIds(new Random(random.nextLong()));
        reconnector = new Reconnector(new FromServer(), connector, executor, random, address, namespace, defects);
        requests = new Requests(this::isReady, reconnector::send);
        credentials = new Credentials(requests, reconnector::restart, defects);
        writes = new WriteQueue(requests, defects);
        disconnects = new DisconnectQueue(requests, defects);
        reads = new Reads(requests);
        listens = new Listens(requests, this::cachedHash, this::listened);
        filtered = new FilteredListens(requests, events, defects, this::withLocalWrites);
        tree = new SyncTree(listens, events, filtered::refresh);
        transactions = new Transactions(tree, writes, events);
    }

    /** Tells that it is not connected, and connects. To be called once. */
    public void start() {
        if (!defects.has(ClientMutant.STARTS_WITHOUT_STATE)) {
            events.add(() -> listener.connected(false));
        }
        events.raise();
        reconnector.start();
    }

    /** Overwrites a place; {@code null} deletes it. */
    public void set(Path path, @Nullable Object value, Consumer<Answer> outcome) {
        requireWritable(path);
        Node node = Node.of(value);
        Node estimate = estimate(path, node);
        long write = tree.write(defects.toShow(Map.of(path, estimate)));
        enqueue(
                settling(write, outcome),
                answered -> writes.put(path, defects.toSend(node, estimate).export(), answered));
        transactions.abortOverlapping(path, "set");
        events.raise();
    }

    /** Writes several descendants at once; keys are relative paths, {@code null} deletes. */
    public void update(Path path, Map<String, ? extends @Nullable Object> values, Consumer<Answer> outcome) {
        requireWritable(path);
        Map<Path, Node> parts = MultiPath.parseUpdate(path, values);
        Map<Path, Node> estimates = new LinkedHashMap<>();
        parts.forEach((part, node) -> estimates.put(part, estimate(part, node)));
        long write = tree.write(defects.toShow(estimates));
        enqueue(settling(write, outcome), answered -> writes.merge(path, MultiPath.export(path, parts), answered));
        parts.keySet().forEach(part -> transactions.abortOverlapping(part, "set"));
        events.raise();
    }

    /** A new key for {@link #set}: sorts after the keys made before it. */
    public String pushKey() {
        return defects.has(ClientMutant.REPEATS_PUSH_KEYS) ? "-same" : pushIds.next(serverMillis());
    }

    /**
     * Changes a place depending on its value, again and again until nobody else changed it meanwhile.
     *
     * @param update see {@link TransactionUpdate}
     * @param outcome the committed value; or {@code aborted}, {@code set} (overridden by this client's own write),
     *     {@code disconnect} (sent, but unanswered when the connection was lost), {@code maxretry}, or the server's refusal
     */
    public void transaction(Path path, TransactionUpdate update, Consumer<Answer> outcome) {
        requireWritable(path);
        transactions.start(path, update, outcome);
        events.raise();
    }

    /** Reads a place once: from the cache if it is listened to, else from the server, however long that takes. */
    public void get(Path path, Consumer<Answer> outcome) {
        get(path, QueryParams.all(), outcome);
    }

    /** Reads a window of a place once. */
    public void get(Path path, QueryParams query, Consumer<Answer> outcome) {
        tree.known(path)
                .ifPresentOrElse(
                        node -> tellLater(
                                outcome, Answer.accepted(query.window(node).export())),
                        () -> reads.read(path, query, answer -> tellLater(outcome, answer)));
        events.raise();
    }

    /**
     * Listens to a place.
     *
     * @param attached told when the server's data is there or the listen was refused; offline, at once
     */
    public Registration listen(Path path, DataListener dataListener, Consumer<Answer> attached) {
        Registration registration = tree.listen(path, dataListener, attached);
        if (!reconnector.isUp()) {
            tree.attachOffline();
            if (defects.has(ClientMutant.NULL_FOR_UNKNOWN) && tree.known(path).isEmpty()) {
                events.add(() -> dataListener.value(Node.empty()));
            }
        }
        events.raise();
        return registration;
    }

    /**
     * Listens to a window of a place.
     *
     * @param query selects some of the children
     * @param attached as with all of them
     */
    public Registration listen(Path path, QueryParams query, DataListener dataListener, Consumer<Answer> attached) {
        Registration registration = filtered.listen(path, query, dataListener, attached);
        if (!reconnector.isUp()) {
            filtered.attachOffline();
        }
        events.raise();
        return registration;
    }

    /** Ends a listen. Idempotent. */
    public void unlisten(Registration registration) {
        if (reconnector.isUp() || !defects.has(ClientMutant.KEEPS_REMOVED_LISTENERS)) {
            if (!filtered.unlisten(registration)) {
                tree.unlisten(registration);
            }
        }
        events.raise();
    }

    /** Asks the server to overwrite a place, {@code null} to delete it, when the connection is gone. */
    public void onDisconnectSet(Path path, @Nullable Object value, Consumer<Answer> outcome) {
        requireWritable(path);
        Node node = Node.of(value);
        disconnects.request("o", path, node.export(), answer -> {
            if (answer.isOk()) {
                simulation.remember(path, node);
            }
            tellLater(outcome, answer);
        });
    }

    /** Asks the server to write several descendants when the connection is gone. */
    public void onDisconnectUpdate(
            Path path, Map<String, ? extends @Nullable Object> values, Consumer<Answer> outcome) {
        requireWritable(path);
        Map<Path, Node> parts = MultiPath.parseUpdate(path, values);
        disconnects.request("om", path, MultiPath.export(path, parts), answer -> {
            if (answer.isOk()) {
                parts.forEach(simulation::remember);
            }
            tellLater(outcome, answer);
        });
    }

    /** Takes back the disconnect writes at a place and below. */
    public void onDisconnectCancel(Path path, Consumer<Answer> outcome) {
        requireWritable(path);
        disconnects.request("oc", path, null, answer -> {
            if (answer.isOk()) {
                simulation.forget(path);
            }
            tellLater(outcome, answer);
        });
    }

    /**
     * Acts as somebody from now on, on each connection.
     *
     * @param fresh a token to show when the other is refused; the connection is made anew for it, and writes wait
     * @param outcome what the server says of the token, or of the fresh one
     */
    public void signIn(String token, Optional<String> fresh, Consumer<Answer> outcome) {
        credentials.signIn(token, fresh, reconnector.isUp(), answer -> tellLater(outcome, answer));
        events.raise();
    }

    /** Acts as nobody in particular from now on. */
    public void signOut(Consumer<Answer> outcome) {
        credentials.signOut(reconnector.isUp(), answer -> tellLater(outcome, answer));
        events.raise();
    }

    /** Leaves the server until {@link #goOnline()}. Idempotent. */
    public void goOffline() {
        reconnector.interrupt(Interrupt.APPLICATION);
        events.raise();
    }

    /** Ends {@link #goOffline()}; when merely waiting to reconnect, connects at once. */
    public void goOnline() {
        reconnector.resume(Interrupt.APPLICATION);
    }

    /** Says goodbye to the server and falls silent. Idempotent. */
    public void close() {
        events.close();
        requests.forgetAll();
        reconnector.close();
    }

    /** Ceases to exist: no goodbye, no timer, no event. Idempotent. */
    public void kill() {
        events.close();
        requests.forgetAll();
        reconnector.kill();
    }

    private void enqueue(Consumer<Answer> outcome, Consumer<Consumer<Answer>> write) {
        if (!reconnector.isUp() && defects.has(ClientMutant.CONFIRMS_OFFLINE_WRITES)) {
            write.accept(answer -> {});
            outcome.accept(Answer.accepted());
        } else if (reconnector.isUp() || !defects.has(ClientMutant.DROPS_OFFLINE_WRITES)) {
            write.accept(outcome);
        }
    }

    private Consumer<Answer> settling(long write, Consumer<Answer> outcome) {
        return answer -> {
            if (answer.isOk() || !defects.has(ClientMutant.SHOWS_REFUSED_WRITES)) {
                tree.settle(write);
            }
            tellLater(outcome, answer);
        };
    }

    private void tellLater(Consumer<Answer> outcome, Answer answer) {
        events.add(() -> outcome.accept(answer));
    }

    private Node estimate(Path path, Node node) {
        return ServerValues.resolve(node, tree.latest(path, Set.of()), serverMillis());
    }

    private long serverMillis() {
        long known = defects.has(ClientMutant.ESTIMATES_BY_OWN_CLOCK) ? 0 : offsetMillis.orElse(0L);
        return wallClock.millis() + known;
    }

    private Snapshot withLocalWrites(Path path, Snapshot server) {
        return tree.withLocalWrites(path, server);
    }

    private String cachedHash(Path path) {
        return tree.cachedHash(path);
    }

    private void listened(Path path, Answer answer) {
        if (answer.isOk()) {
            tree.complete(path);
        } else {
            tree.cancel(path, answer);
        }
    }

    /** Whether a request would be carried out as whom the client comes. */
    private boolean isReady() {
        return reconnector.isUp() && credentials.isSettled();
    }

    private static void requireWritable(Path path) {
        if (!path.isRoot() && path.first().equals(Path.INFO)) {
            throw new IllegalArgumentException("nothing can be written under /" + Path.INFO + ": " + path);
        }
    }

    /** What the connection brings. */
    private final class FromServer implements Reconnector.Owner {

        @Override
        public void dials() {
            if (defects.has(ClientMutant.CONNECTED_WHEN_DIALLING)) {
                events.add(() -> listener.connected(true));
                events.raise();
            }
        }

        @Override
        public void up(ServerMessage.Hello hello) {
            long offset = defects.offsetMillis(hello.serverMillis() - wallClock.millis(), offsetMillis);
            if (!offsetMillis.equals(Optional.of(offset))) {
                offsetMillis = Optional.of(offset);
                events.add(() -> listener.serverTimeOffset(offset));
            }
            if (!introduced) {
                introduced = true;
                requests.send("s", STATISTICS, answer -> {});
            }
            credentials.restore(this::restore);
            if (!defects.has(ClientMutant.CONNECTED_WHEN_DIALLING)) {
                events.add(() -> listener.connected(true));
            }
            events.raise();
        }

        private void restore() {
            if (!defects.has(ClientMutant.FORGETS_LISTENERS)) {
                listens.restore();
                filtered.restore();
            }
            writes.restore();
            disconnects.restore();
            reads.restore();
        }

        @Override
        public void received(ServerMessage message) {
            try {
                if (message instanceof ServerMessage.Response response) {
                    requests.answered(response);
                } else if (message instanceof ServerMessage.Push push) {
                    pushed(push);
                }
            } catch (IllegalArgumentException e) {
                reconnector.restart("the server sent data that is not allowed: " + e.getMessage());
            }
            events.raise();
        }

        @Override
        public void down() {
            writes.lost();
            requests.forgetAll();
            credentials.lost();
            tree.attachOffline();
            filtered.attachOffline();
            tellLoss();
            simulate();
            events.raise();
        }

        private void tellLoss() {
            if (defects.has(ClientMutant.EMPTIES_CACHE)) {
                listens.places().forEach(place -> tree.serverData(Map.of(place, Node.empty())));
            }
            if (defects.has(ClientMutant.CLEARS_OFFSET)) {
                offsetMillis = Optional.empty();
                events.add(() -> listener.serverTimeOffset(0));
            }
            if (!defects.has(ClientMutant.HIDES_LOSS)) {
                IntStream.range(0, defects.times(ClientMutant.TELLS_LOSS_TWICE))
                        .forEach(time -> events.add(() -> listener.connected(false)));
            }
        }

        @Override
        public void ended(String reason) {
            events.add(() -> listener.connectionEnded(reason));
            if (defects.has(ClientMutant.TELLS_EVERY_FAILURE) && !reconnector.isUp()) {
                events.add(() -> listener.connected(false));
            }
            events.raise();
        }

        private void pushed(ServerMessage.Push push) {
            switch (push.action()) {
                case "d" ->
                    data(push, defects.toCache(path(push), Node.of(push.body().get("d"))));
                case "m" -> data(push, MultiPath.parse(path(push), push.body().get("d")));
                case "c" -> revoked(push);
                case "ac" -> reconnector.restart("the server revoked the credential");
                default -> {
                    // Range merges and debug texts are never asked for; the official SDK ignores what it does not know.
                }
            }
        }

        /** With a tag it is about the window that was asked for under it. */
        private void data(ServerMessage.Push push, Map<Path, Node> values) {
            if (push.body().get("t") instanceof Number tag) {
                filtered.serverData(tag.longValue(), values);
            } else {
                tree.serverData(values);
            }
        }

        private void revoked(ServerMessage.Push push) {
            Answer refusal = Answer.refused("permission_denied", "the server revoked the listen");
            if (push.body().get("q") instanceof List<?> queries) {
                filtered.cancel(path(push), queries.stream().map(this::query).toList(), refusal);
            } else {
                tree.cancel(path(push), refusal);
            }
        }

        private QueryParams query(Object wire) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            if (wire instanceof Map<?, ?> map) {
                map.forEach((name, value) -> members.put(String.valueOf(name), value));
            }
            return QueryParams.parse(members);
        }

        private Path path(ServerMessage.Push push) {
            return Path.parse(String.valueOf(push.body().get("p")));
        }

        /** Spec 4.4: shows what the server is going to do, as far as the client knows. */
        private void simulate() {
            List<Map.Entry<Path, Node>> accepted = new ArrayList<>();
            simulation.drain((path, node) -> accepted.add(Map.entry(path, node)));
            if (defects.has(ClientMutant.ASSUMES_NO_WRITES)) {
                return;
            }
            for (Map.Entry<Path, Node> write : accepted) {
                Map<Path, Node> assumed = Map.of(write.getKey(), estimate(write.getKey(), write.getValue()));
                tree.serverData(assumed);
                assumed.forEach(filtered::assume);
                if (defects.has(ClientMutant.KEEPS_ASSUMED_WRITES)) {
                    tree.write(assumed);
                }
                transactions.abortOverlapping(write.getKey(), "set");
            }
        }
    }
}
