package dev.flatline.server.database;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.List;

/**
 * What a listener is told. One instance is shared by all listeners that must be told the same, so that it needs to be
 * encoded only once.
 */
public sealed interface DataEvent {

    /**
     * The value at a path is now this.
     *
     * @param path at, above or below the listener's path
     * @param value the new value, server values resolved
     */
    record Put(Path path, Node value) implements DataEvent {}

    /**
     * Several values below a path changed in one step.
     *
     * @param path at or below the listener's path
     * @param writes the new values; their paths begin at {@code path}
     */
    record Merge(Path path, List<Write> writes) implements DataEvent {
        /** Copies the writes. */
        public Merge {
            writes = List.copyOf(writes);
        }
    }
}
