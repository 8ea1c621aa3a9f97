package dev.flatline.suite.client;

import dev.flatline.server.tree.Node;
import java.util.Optional;

/** The function of a transaction. It may run several times, and must depend on nothing but its argument. */
@FunctionalInterface
public interface TransactionUpdate {

    /**
     * Computes what is to be written.
     *
     * @param present the value as far as the client knows it; empty also when it knows nothing yet
     * @return the new value, {@code Node.empty()} to delete; or nothing to abort
     */
    Optional<Node> apply(Node present);
}
