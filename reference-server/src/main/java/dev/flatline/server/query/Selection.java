package dev.flatline.server.query;

import dev.flatline.server.tree.Node;
import java.util.Collection;

/** Which children a query selects. */
sealed interface Selection permits Range, LimitedSelection {

    /** Whether a child that stands there is selected. */
    boolean holds(Position position);

    /**
     * Follows a change of the node.
     *
     * @param keys the children that changed
     * @return them and all others whose selection may have changed with theirs
     */
    Collection<String> update(Node before, Node after, Collection<String> keys);
}
