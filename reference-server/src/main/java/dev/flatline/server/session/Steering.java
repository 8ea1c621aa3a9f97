package dev.flatline.server.session;

import dev.flatline.server.Liveness;
import java.time.Duration;

/**
 * What a test harness may do to a client's connection behind the client's back. The session goes on unless the method says
 * otherwise. Everything on the namespace's loop.
 */
public interface Steering {
    /**
     * Tells the client to use another host from now on (spec 1.3, control {@code r}). Leaving is up to the client.
     *
     * @param host a name or address, with a port if it is not the usual one
     */
    void redirect(String host);

    /** Tells the client to leave and not to come back by itself (control {@code s}). Leaving is up to the client. */
    void shutDown(String reason);

    /** Reports an error to the client (control {@code e}), which logs it and goes on. */
    void error(String text);

    /** Ends the session and closes the connection in good order. */
    void close(String reason);

    /** Ends the session and resets the connection. */
    void drop();

    /**
     * Stops reading from the connection and sending to it, as if the server's process stood still for this client alone. The
     * client is not taken for dead meanwhile, and that the connection breaks is noticed after {@link #thaw} only, if there
     * is an operating system to keep the news. Freezing twice is freezing once.
     *
     * @throws UnsupportedOperationException if the transport cannot do it
     */
    void freeze();

    /** Goes on after {@link #freeze} with all that has waited. Without effect on a connection that is not frozen. */
    void thaw();

    /** Whether it is {@linkplain #freeze frozen}. */
    boolean isFrozen();

    /** How the death of its peer would be noticed. */
    Liveness liveness();

    /** For how long there has been no sign of life, at least; rounded down to whole ticks of {@link #liveness}. */
    Duration silence();
}
