package dev.flatline.server.session;

import dev.flatline.server.database.DataEvent;
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

    /** Drops the connection at once, because its session has ended by no act of the client. */
    void drop();
}
