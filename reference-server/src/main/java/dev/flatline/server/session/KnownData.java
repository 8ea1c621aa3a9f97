package dev.flatline.server.session;

import dev.flatline.server.tree.CompoundHash;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.NodeRange;
import java.util.List;
import java.util.Optional;

/**
 * What a client that begins to listen says it has already.
 *
 * @param hash the hash of it, empty text for nothing
 * @param compoundHash the hashes of its ranges, as mobile and Java clients send them for larger data
 */
public record KnownData(Optional<String> hash, Optional<CompoundHash> compoundHash) {

    /** Whether the client need not be told anything. */
    boolean is(Node current) {
        return hash.isPresent() && current.hasHash(hash.get());
    }

    /** The ranges in which it differs; empty if the client is better told everything. */
    Optional<List<NodeRange>> differences(Node current) {
        // If no range differs although the whole does, there is something that the ranges do not show.
        return compoundHash.flatMap(known -> known.differences(current)
                .filter(ranges ->
                        !ranges.isEmpty() && ranges.size() < known.ends().size()));
    }
}
