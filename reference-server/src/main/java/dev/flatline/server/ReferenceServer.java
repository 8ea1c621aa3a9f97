package dev.flatline.server;

import dev.flatline.server.rules.Rules;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.transport.KeptPort;
import dev.flatline.server.transport.SocketServer;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The reference server on a TCP port. Several may run in one process; each has its own threads and data. */
public final class ReferenceServer implements AutoCloseable {
    private final ServerConfig config;
    private final InstantSource wallClock;
    private volatile SocketServer sockets;
    private Optional<KeptPort> kept = Optional.empty();
    private boolean closed;

    private ReferenceServer(ServerConfig config, InstantSource wallClock, SocketServer sockets) {
        this.config = config;
        this.wallClock = wallClock;
        this.sockets = sockets;
    }

    /** All settings of a server; ends with {@link ServerConfig.Builder#start}. */
    public static ServerConfig.Builder builder() {
        return ServerConfig.builder();
    }

    /**
     * Starts a server by the system's clock.
     *
     * @throws ServerStartException if it cannot listen where it is told to
     * @throws DataFileException if there is something wrong with a file to import or to export to
     */
    public static ReferenceServer start(ServerConfig config) {
        return start(config, InstantSource.system());
    }

    /**
     * Starts a server by another clock, for instance a skewed one.
     *
     * @param wallClock thread-safe; should be later than January 1970, since older times break official clients (spec
     *     section 0, rule 5)
     * @throws ServerStartException if it cannot listen where it is told to
     * @throws DataFileException if there is something wrong with a file to import or to export to
     */
    public static ReferenceServer start(ServerConfig config, InstantSource wallClock) {
        config.exportTo().ifPresent(DataFile::requireWritable);
        Map<String, Node> data = config.importFrom().map(DataFile::read).orElse(Map.of());
        try {
            SocketServer sockets = SocketServer.listen(config, wallClock, new SecureRandom(), data);
            return new ReferenceServer(config, wallClock, sockets);
        } catch (IOException e) {
            throw new ServerStartException(explain(config.host(), config.port(), e), e);
        } catch (IllegalArgumentException e) {
            // Only the imported data can be wrong: the configuration has checked itself.
            throw DataFile.refused(config.importFrom().orElseThrow(), e);
        }
    }

    private static String explain(String host, int port, IOException cause) {
        String advice = cause instanceof BindException
                ? "Stop the program that uses the port, or choose another one; port 0 takes any free one."
                : "Check the host name; 127.0.0.1 always works.";
        return "cannot listen on " + host + ":" + port + ": " + cause.getMessage() + ". " + advice;
    }

    /** The address it listens on. */
    public String host() {
        return sockets.address().getHostString();
    }

    /** The port it listens on. */
    public int port() {
        return sockets.address().getPort();
    }

    /** Where REST and SDKs find it, without a namespace: {@code http://127.0.0.1:4711}. */
    public String url() {
        return "http://" + emulatorHost();
    }

    /** What SDKs take for {@code databaseURL}: {@code http://127.0.0.1:4711?ns=demo}. */
    public String databaseUrl(String namespace) {
        return url() + "?ns=" + namespace;
    }

    /**
     * Host and port as the environment variable {@code FIREBASE_DATABASE_EMULATOR_HOST} wants them:
     * {@code 127.0.0.1:4711}. A server that listens on all addresses is named by its loopback address.
     */
    public String emulatorHost() {
        InetAddress address = sockets.address().getAddress();
        String host = address.getHostAddress();
        if (address.isAnyLocalAddress()) {
            // What it was told counts: a socket on 0.0.0.0 may call its address ::.
            host = config.host().contains(":") ? "::1" : "127.0.0.1";
        }
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /**
     * The data of a namespace, for the test's own hands. The namespace is made if there is none.
     *
     * @throws IllegalArgumentException if there can be no namespace of that name
     */
    public NamespaceData data(String namespace) {
        return new NamespaceData(sockets, sockets.namespace(namespace), databaseUrl(namespace));
    }

    /**
     * From now on these rules hold in all namespaces; they do when this returns. Listens that they do not allow end. Must
     * not be called from a {@link ServerListener}.
     */
    public void setRules(Rules rules) {
        sockets.setRules(rules);
    }

    /**
     * From now on these rules hold in one namespace, as with {@link #setRules(Rules)}. It is made if there is none.
     *
     * @throws IllegalArgumentException if there can be no namespace of that name
     */
    public void setRules(String namespace, Rules rules) {
        sockets.setRules(namespace, rules);
    }

    /**
     * Dies without a word, as a process that is killed does: all connections are reset, all sessions end, new connections
     * are refused. {@link #restart} brings it back; until then or until {@link #close} nobody else gets the port. Must not be called from a {@link ServerListener}.
     *
     * @return how many connections were reset
     */
    public synchronized int crash() {
        int reset = sockets.crash();
        keepPort();
        return reset;
    }

    private void keepPort() {
        if (kept.isEmpty()) {
            kept = KeptPort.keep(sockets.address());
        }
    }

    private void letGoOfPort() {
        kept.ifPresent(KeptPort::close);
        kept = Optional.empty();
    }

    /**
     * Starts again at the same address, after a {@link #crash} or an orderly stop; if it still runs, it is stopped first.
     * What is left from before is up to the {@link RestartPolicy}. Must not be called from a {@link ServerListener}.
     *
     * @throws ServerStartException if somebody has taken the address meanwhile
     */
    public synchronized void restart() {
        SocketServer before = sockets;
        before.close();
        keepPort();
        try {
            sockets = kept.isPresent() ? KeptPort.patiently(() -> listenAgain(before)) : listenAgain(before);
            closed = false;
        } catch (IOException e) {
            throw new ServerStartException(explain(host(), port(), e), e);
        } finally {
            letGoOfPort();
        }
    }

    private SocketServer listenAgain(SocketServer before) throws IOException {
        return SocketServer.listen(config, before.address(), wallClock, new SecureRandom(), before.remains());
    }

    /**
     * Ends all sessions, closes all connections and waits for the server's threads to end. Then the data is exported if the
     * configuration says where to, and gone unless the server is {@linkplain #restart started again}. Closing again does
     * nothing. Must not be called from a {@link ServerListener}.
     *
     * @throws DataFileException if the data cannot be exported; the server is closed all the same
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        sockets.close();
        letGoOfPort();
        config.exportTo().ifPresent(file -> DataFile.write(file, allData()));
    }

    private Map<String, Node> allData() {
        Map<String, Node> data = new TreeMap<>();
        for (Namespace namespace : sockets.namespaces()) {
            data.put(namespace.name(), namespace.database().get(Path.root()));
        }
        return data;
    }
}
