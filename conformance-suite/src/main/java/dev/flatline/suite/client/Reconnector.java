package dev.flatline.suite.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Keeps a connection to the server for as long as nothing speaks against it (spec 4.3, 4.5, 4.6). */
final class Reconnector implements Connection.Owner {

    /** What comes through. */
    interface Owner {

        /** An attempt begins. */
        void dials();

        /** A connection is there. */
        void up(ServerMessage.Hello hello);

        /** An answer or a push arrived. */
        void received(ServerMessage message);

        /** The connection that was there is gone. */
        void down();

        /** A connection or an attempt ended; for people. */
        void ended(String reason);
    }

    /** Something that keeps the client offline; any one is enough. */
    enum Interrupt {
        /** The application went offline. */
        APPLICATION,
        /** The server sent it away, which nothing undoes (CON-14). */
        SERVER
    }

    /** A server that only ever redirects must not keep the client busy without a pause. */
    private static final int MAX_REDIRECTS_IN_A_ROW = 8;

    private final Owner owner;
    private final Defects defects;
    private final Connector connector;
    private final ScheduledExecutorService executor;
    private final Backoff backoff;
    private final String configuredAddress;
    private final String namespace;
    private final Set<Interrupt> interrupts = new TreeSet<>();
    private String address;
    private Optional<String> lastSessionId = Optional.empty();
    private @Nullable Connection connection;
    private @Nullable ScheduledFuture<?> attempt;
    private int redirects;
    private boolean disposed;

    Reconnector(
            Owner owner,
            Connector connector,
            ScheduledExecutorService executor,
            RandomGenerator random,
            String address,
            String namespace,
            Defects defects) {
        this.defects = defects;
        this.owner = owner;
        this.connector = connector;
        this.executor = executor;
        this.backoff = new Backoff(executor, random);
        this.configuredAddress = address;
        this.address = address;
        this.namespace = namespace;
    }

    boolean isUp() {
        return connection != null && connection.wasGreeted();
    }

    /** Sends over the connection that is up; without one, nothing happens. */
    void send(String message) {
        if (connection != null && connection.wasGreeted()) {
            connection.sendMessage(message);
        }
    }

    /** Goes offline, at once. Idempotent. */
    void interrupt(Interrupt reason) {
        interrupts.add(reason);
        defects.orderedOffline();
        cancelAttempt();
        if (!defects.has(ClientMutant.STAYS_CONNECTED)) {
            leave("the client went offline");
        }
    }

    /** Takes back an interrupt and {@linkplain #start starts}. */
    void resume(Interrupt reason) {
        if (defects.mayReturn()) {
            interrupts.remove(reason);
        }
        start();
    }

    /** Connects at once, unless something speaks against it or there is a connection already. */
    void start() {
        if (interrupts.isEmpty()) {
            backoff.reset();
            if (connection == null) {
                schedule(defects.startDelayMillis());
            }
        }
    }

    /** Drops the connection and comes back after the usual pause. */
    void restart(String reason) {
        Connection current = connection;
        if (current != null) {
            current.close();
            lost(reason);
        }
    }

    /** Says goodbye and does nothing ever again; the owner is not told. */
    void close() {
        dispose(Connection::close);
    }

    /** Ceases to exist, as a crash would have it. */
    void kill() {
        dispose(Connection::abort);
    }

    private void dispose(Consumer<Connection> farewell) {
        disposed = true;
        cancelAttempt();
        backoff.stop();
        if (connection != null) {
            farewell.accept(connection);
            connection = null;
        }
    }

    @Override
    public void greeted(ServerMessage.Hello hello) {
        redirects = 0;
        defects.greeted();
        address = hello.host();
        lastSessionId = hello.sessionId();
        backoff.connected();
        owner.up(hello);
    }

    @Override
    public void received(ServerMessage message) {
        owner.received(message);
    }

    @Override
    public void redirected(String host) {
        boolean atOnce = !isUp() && ++redirects <= MAX_REDIRECTS_IN_A_ROW;
        address = host;
        if (atOnce) {
            connection = null;
            connect();
        } else {
            ended("the server redirected the client to " + host);
        }
    }

    @Override
    public void dismissed(String reason) {
        interrupts.add(Interrupt.SERVER);
        ended("the server shut the client out: " + reason);
    }

    @Override
    public void lost(String reason) {
        if (connection != null && !connection.wasOpened()) {
            address = configuredAddress;
        }
        ended(reason);
    }

    private void leave(String reason) {
        Connection current = connection;
        if (current != null) {
            current.close();
            ended(reason);
        }
    }

    private void ended(String reason) {
        boolean wasUp = isUp();
        connection = null;
        long pauseMillis = backoff.nextMillis();
        if (returnsByItself() && !defects.givesUp(wasUp)) {
            schedule(pauseMillis);
        }
        owner.ended(reason);
        if (wasUp) {
            owner.down();
        }
    }

    private boolean returnsByItself() {
        return interrupts.isEmpty() || defects.has(ClientMutant.RETURNS_BY_ITSELF);
    }

    private void schedule(long delayMillis) {
        cancelAttempt();
        if (!disposed) {
            attempt = executor.schedule(this::connect, delayMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void connect() {
        attempt = null;
        backoff.attemptStarts();
        owner.dials();
        connection = new Connection(this, connector, executor, address, target(), defects);
    }

    private String target() {
        String session = lastSessionId.map(id -> "&ls=" + encode(id)).orElse("");
        return "/.ws?v=5" + session + "&ns=" + encode(namespace);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void cancelAttempt() {
        if (attempt != null) {
            attempt.cancel(false);
            attempt = null;
        }
    }
}
