package dev.flatline.server.session;

import dev.flatline.server.Liveness;
import dev.flatline.server.auth.Credential;
import dev.flatline.server.database.DisconnectWrite;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * A session as it is at one moment.
 *
 * @param id names it, and is a secret
 * @param client what the client said when it connected
 * @param credential as whom it acts
 * @param listens in the order in which they began
 * @param disconnectWrites what will be written at its end, in key order
 * @param liveness how its death would be noticed
 * @param silence for how long there has been no sign of life, at least
 * @param frozen whether the server neither reads from it nor sends to it
 */
public record SessionState(
        String id,
        ClientInfo client,
        Credential credential,
        List<Listen> listens,
        List<DisconnectWrite> disconnectWrites,
        Liveness liveness,
        Duration silence,
        boolean frozen) {

    /**
     * One listen.
     *
     * @param tag names a filtered listen; empty for an unfiltered one
     */
    public record Listen(Path path, QueryParams query, OptionalLong tag) {}

    /** Copies the lists. */
    public SessionState {
        listens = List.copyOf(listens);
        disconnectWrites = List.copyOf(disconnectWrites);
    }
}
