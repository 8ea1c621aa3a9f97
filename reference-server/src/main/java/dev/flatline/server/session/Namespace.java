package dev.flatline.server.session;

import dev.flatline.server.LastSessionPolicy;
import dev.flatline.server.Mutant;
import dev.flatline.server.RestartPolicy;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.ServerListener;
import dev.flatline.server.ServerMeter;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.auth.Authenticator;
import dev.flatline.server.database.Database;
import dev.flatline.server.database.DisconnectWrite;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One database with its live sessions. Everything in it happens on its loop. */
public final class Namespace {
    /** 128 bits. */
    private static final int SECRET_BYTES = 16;

    private final String name;
    private ServerConfig config;
    private final ScheduledExecutorService loop;
    private final RandomGenerator ids;
    private final Database database;
    private final Authenticator authenticator;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final List<Runnable> rulesWatchers = new ArrayList<>();
    /** The sessions that ended because the server stopped. */
    private final List<Session> cutShort = new ArrayList<>();

    private final DisconnectDefects disconnectDefects = new DisconnectDefects(this);
    private final DataDefects dataDefects = new DataDefects(this);
    private ServerMeter meter = ServerMeter.NONE;

    /**
     * An empty namespace.
     *
     * @param loop the one thread everything here runs on
     * @param ids what session ids are drawn from
     */
    public Namespace(
            String name,
            ServerConfig config,
            InstantSource wallClock,
            ScheduledExecutorService loop,
            RandomGenerator ids) {
        this.name = name;
        this.config = config;
        this.loop = loop;
        this.ids = ids;
        this.database = new Database(wallClock);
        this.authenticator = new Authenticator(config.secret());
        database.setRules(config.rules());
    }

    /** The name clients ask for. */
    public String name() {
        return name;
    }

    /** The server's configuration. */
    public ServerConfig config() {
        return config;
    }

    /** The one thread everything here runs on. */
    public ScheduledExecutorService loop() {
        return loop;
    }

    /** The data. */
    public Database database() {
        return database;
    }

    /** Turns tokens into credentials. */
    public Authenticator authenticator() {
        return authenticator;
    }

    /** From now on these rules hold. Listens that they do not allow end (SEC-12). */
    public void setRules(Rules rules) {
        database.setRules(rules);
        sessions.values().forEach(Session::revokeUnreadable);
        rulesWatchers.forEach(Runnable::run);
    }

    /** Tells of every change of the rules, for those who listen without a session. */
    public void onRulesChanged(Runnable watcher) {
        rulesWatchers.add(watcher);
    }

    /**
     * Opens a session. Under {@link LastSessionPolicy#EAGER} the client's previous session has ended, disconnect writes
     * included, when this returns; so greet the client afterwards and then call {@link Session#greeted}.
     */
    public Session open(ClientInfo client, SessionOutput output) {
        if (config.lastSessionPolicy() == LastSessionPolicy.EAGER) {
            replace(client.lastSessionId());
        }
        // A session id is a secret, since it lets its bearer end the session (ls=).
        Session session = new Session(newSecret(), this, output, client);
        sessions.put(session.id(), session);
        session.store(disconnectDefects.toInherit(session));
        dataDefects.opened(session);
        observe(() -> new ServerEvent.SessionOpened(session.id(), name, client.host(), client.userAgent()));
        return session;
    }

    /** Ends all sessions because the server stops. Their disconnect writes are left to {@link #remains}. */
    public void shutDown() {
        cutShort.addAll(sessions.values());
        cutShort.forEach(session -> session.end(SessionEnd.SHUTDOWN));
    }

    /** What is left when the server has stopped. Asked for when nothing happens on the loop any more. */
    public NamespaceRemains remains() {
        Map<String, List<DisconnectWrite>> writes = new LinkedHashMap<>();
        cutShort.forEach(session -> writes.put(session.id(), session.disconnectWrites()));
        return new NamespaceRemains(name, database.get(Path.root()), database.rules(), writes);
    }

    /**
     * Goes on where a stopped server has left off, as far as the {@link RestartPolicy} lets it. Called once, before anybody
     * knows of this namespace.
     */
    public void takeOver(NamespaceRemains remains) {
        database.setRules(remains.rules());
        if (config.restartPolicy() == RestartPolicy.FORGETS_ALL) {
            return;
        }
        if (!config.has(Mutant.LOSES_DATA_IN_RESTART)) {
            database.put(Path.root(), remains.data());
        }
        if (config.restartPolicy() == RestartPolicy.KEEPS_ALL && !config.has(Mutant.FORGETS_DISCONNECT_IN_RESTART)) {
            remains.disconnectWrites().forEach(this::runLate);
        }
    }

    private void runLate(String sessionId, List<DisconnectWrite> writes) {
        if (!writes.isEmpty()) {
            List<Path> ran = database.run(writes).stream()
                    .map(each -> each.write().path())
                    .toList();
            observe(() -> new ServerEvent.DisconnectWritesRan(sessionId, ran));
        }
    }

    /** The live sessions, oldest first. */
    public List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    /** The live session of that id. */
    public Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** Counts what happens here. */
    public ServerMeter meter() {
        return meter;
    }

    /** From now on that one counts. */
    public void setMeter(ServerMeter newMeter) {
        meter = newMeter;
        database.setMeter(newMeter);
    }

    /** From now on that defect is switched on, or none. */
    public void setMutant(Optional<Mutant> mutant) {
        config = config.withMutant(mutant);
    }

    DisconnectDefects disconnectDefects() {
        return disconnectDefects;
    }

    DataDefects dataDefects() {
        return dataDefects;
    }

    /** The wall clock has been set: what it decides is decided anew, instead of when it was expected to be due. */
    public void clockSet() {
        sessions().forEach(Session::clockSet);
    }

    /** Ends the session of that id, if it is alive. */
    void replace(Optional<String> sessionId) {
        sessionId.map(sessions::get).ifPresent(session -> session.end(SessionEnd.REPLACED));
    }

    void remove(Session session) {
        sessions.remove(session.id());
    }

    void observe(Supplier<ServerEvent> event) {
        if (config.listener() != ServerListener.NONE) {
            config.listener().on(event.get());
        }
    }

    /** A word that nobody can guess, of letters and digits. */
    public String newSecret() {
        byte[] id = new byte[SECRET_BYTES];
        ids.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
