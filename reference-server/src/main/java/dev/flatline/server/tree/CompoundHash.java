package dev.flatline.server.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client says of its data range by range (spec 3.5), so that it need not be sent what it already has.
 *
 * @param ends the last leaf of each range but the last, which has no end
 * @param hashes the hash of each range: one more than there are ends
 */
public record CompoundHash(List<Path> ends, List<String> hashes) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is not one more hash than there are ends
     */
    public CompoundHash {
        ends = List.copyOf(ends);
        hashes = List.copyOf(hashes);
        if (hashes.size() != ends.size() + 1) {
            throw new IllegalArgumentException("a compound hash with " + ends.size() + " paths must have "
                    + (ends.size() + 1) + " hashes, not " + hashes.size());
        }
    }

    /**
     * The ranges of a node in which the client has something else.
     *
     * @return empty if ranges cannot tell, so that the node must be sent as a whole: when the client's order of keys is not
     *     ours (spec 3.2), or an object in the node has a priority, which belongs to no leaf and so to no range
     */
    public Optional<List<NodeRange>> differences(Node node) {
        if (!isAscending() || hasPrioritiesOfObjects(node)) {
            return Optional.empty();
        }
        RangeSplitter splitter = new RangeSplitter(ends);
        splitter.visit(node);
        List<RangeSplitter.Range> ranges = splitter.finish();
        List<NodeRange> differences = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            if (!ranges.get(i).hash().equals(hashes.get(i))) {
                differences.add(new NodeRange(
                        i == 0 ? Optional.empty() : Optional.of(ends.get(i - 1)),
                        i == ends.size() ? Optional.empty() : Optional.of(ends.get(i)),
                        ranges.get(i).content()));
            }
        }
        return Optional.of(differences);
    }

    private boolean isAscending() {
        for (int i = 1; i < ends.size(); i++) {
            if (RangeSplitter.compare(ends.get(i - 1).segments(), ends.get(i).segments()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPrioritiesOfObjects(Node node) {
        if (node.isLeaf()) {
            return false;
        }
        if (!node.priority().isEmpty()) {
            return true;
        }
        for (NamedNode child : node.children()) {
            if (hasPrioritiesOfObjects(child.node())) {
                return true;
            }
        }
        return false;
    }
}
