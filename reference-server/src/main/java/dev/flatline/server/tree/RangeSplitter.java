package dev.flatline.server.tree;

import java.util.ArrayList;
import java.util.List;

/** Goes through the leaves of a node in key order and cuts them into ranges, each with its hash (spec 3.5). */
final class RangeSplitter {
    private final List<Path> ends;
    private final List<Range> ranges = new ArrayList<>();
    /** Where the visit is. */
    private final List<String> place = new ArrayList<>();
    /** The keys whose parentheses are open in {@link #text}. */
    private final List<String> open = new ArrayList<>();

    private final StringBuilder text = new StringBuilder();
    private Node content = Node.empty();

    /**
     * What lies in a range.
     *
     * @param hash its hash, empty text for no data
     */
    record Range(String hash, Node content) {}

    /** Will cut after these leaves, which must ascend. */
    RangeSplitter(List<Path> ends) {
        this.ends = ends;
    }

    void visit(Node node) {
        if (node.isLeaf()) {
            while (ranges.size() < ends.size()
                    && compare(place, ends.get(ranges.size()).segments()) > 0) {
                cut();
            }
            add(node);
            return;
        }
        for (NamedNode child : node.children()) {
            place.add(child.key());
            visit(child.node());
            place.remove(place.size() - 1);
        }
    }

    /** The ranges, one more than there are ends. */
    List<Range> finish() {
        while (ranges.size() <= ends.size()) {
            cut();
        }
        return ranges;
    }

    /** In key order; a place comes before all that lies below it. */
    static int compare(List<String> left, List<String> right) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            int byKey = KeyOrder.INSTANCE.compare(left.get(i), right.get(i));
            if (byKey != 0) {
                return byKey;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private void add(Node leaf) {
        int shared = 0;
        if (text.isEmpty()) {
            text.append('(');
        } else {
            while (shared < open.size()
                    && shared < place.size()
                    && open.get(shared).equals(place.get(shared))) {
                shared++;
            }
            close(shared);
            text.append(',');
        }
        for (String key : place.subList(shared, place.size())) {
            NodeHash.quote(key, text);
            text.append(":(");
            open.add(key);
        }
        NodeHash.appendLeafOfRange(leaf, text);
        content = content.with(Path.from(place), leaf);
    }

    private void close(int depth) {
        while (open.size() > depth) {
            text.append(')');
            open.remove(open.size() - 1);
        }
    }

    private void cut() {
        if (text.isEmpty()) {
            ranges.add(new Range("", Node.empty()));
            return;
        }
        close(0);
        ranges.add(new Range(NodeHash.digest(text.append(')').toString()), content));
        text.setLength(0);
        content = Node.empty();
    }
}
