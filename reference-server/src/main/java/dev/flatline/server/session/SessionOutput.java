package dev.flatline.server.session;

import dev.flatline.server.database.DataEvent;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.NodeRange;
import dev.flatline.server.tree.Path;
import java.util.List;
import java.util.OptionalLong;

/** A session's way to its client, to be encoded by whatever protocol the client speaks. */
public interface SessionOutput {
    /**
     * Tells the client of a change.
     *
     * @param event the change; the same instance for every session that is told the same
     * @param tag which filtered listen it belongs to; empty for all unfiltered ones
     */
    void push(DataEvent event, OptionalLong tag);

    /**
     * Tells a client that begins to listen in which ranges its data is out of date.
     *
     * @param path where it listens; the ranges begin there
     * @param tag which filtered listen it belongs to; empty for an unfiltered one
     */
    void pushRanges(Path path, List<NodeRange> ranges, OptionalLong tag);

    /**
     * Tells the client that it may no longer read what it listens to. The listen has ended.
     *
     * @param query what it listened to there; everything for an unfiltered listen
     */
    void revoked(Path path, QueryParams query);

    /** Tells the client that its credential has expired; it is expected to come back with a new one. */
    void credentialExpired();

    /** What a test harness may do to the connection. */
    Steering steering();

    /** Drops the connection at once, because its session has ended by no act of the client. */
    void drop();
}
