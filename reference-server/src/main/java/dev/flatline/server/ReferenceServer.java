package dev.flatline.server;

import dev.flatline.server.rules.Rules;
import dev.flatline.server.transport.SocketServer;
import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The reference server on a TCP port. Several may run in one process; each has its own threads and data. */
public final class ReferenceServer implements AutoCloseable {
    private final SocketServer sockets;

    private ReferenceServer(SocketServer sockets) {
        this.sockets = sockets;
    }

    /**
     * Starts a server by the system's clock.
     *
     * @throws ServerStartException if it cannot listen where it is told to
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
     */
    public static ReferenceServer start(ServerConfig config, InstantSource wallClock) {
        try {
            return new ReferenceServer(SocketServer.listen(config, wallClock, new SecureRandom()));
        } catch (IOException e) {
            throw new ServerStartException(explain(config, e), e);
        }
    }

    private static String explain(ServerConfig config, IOException cause) {
        String advice = cause instanceof BindException
                ? "Stop the program that uses the port, or choose another one; port 0 takes any free one."
                : "Check the host name; 127.0.0.1 always works.";
        return "cannot listen on " + config.host() + ":" + config.port() + ": " + cause.getMessage() + ". " + advice;
    }

    /** The address it listens on. */
    public String host() {
        return sockets.address().getHostString();
    }

    /** The port it listens on. */
    public int port() {
        return sockets.address().getPort();
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
     * Ends all sessions, closes all connections and waits for the server's threads to end. The data is gone. Closing again
     * does nothing. Must not be called from a {@link ServerListener}.
     */
    @Override
    public void close() {
        sockets.close();
    }
}
