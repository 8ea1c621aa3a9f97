package dev.flatline.server.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The children of a node: a persistent B+tree in {@link KeyOrder}. A change copies one block per level and shares the
 * rest, so it costs O(log n) however many siblings there are.
 *
 * <p>All leaves are at the same depth. Every block but the root holds at least {@link #MIN_WIDTH} slots, which removal
 * restores by joining a thin block with a neighbour.
 */
abstract sealed class ChildMap implements Iterable<NamedNode> permits ChildLeaf, ChildBranch {
    /** More slots than this and a block is split. */
    static final int MAX_WIDTH = 32;
    /** Fewer slots than this and a block is joined with a neighbour. */
    static final int MIN_WIDTH = 8;

    /** The number of entries below. */
    abstract int size();

    /** The number of slots in this very block. */
    abstract int width();

    /** The smallest key; only for blocks that have one. */
    abstract String firstKey();

    abstract @Nullable Node get(String key);

    /** This block with the entry put in; two blocks if one would be too wide. */
    abstract ChildMap[] put(String key, Node node);

    /** This block without the entry, possibly thin; this very block if there is no such entry. */
    abstract ChildMap remove(String key);

    /** This block and its right neighbour as one block, or as two of equal width if one would be too wide. */
    abstract ChildMap[] join(ChildMap right);

    /** This block if it fits, else its two halves. */
    abstract ChildMap[] splitIfTooWide();

    final boolean isEmpty() {
        return size() == 0;
    }

    final ChildMap with(String key, Node node) {
        ChildMap[] roots = put(key, node);
        return roots.length == 1 ? roots[0] : new ChildBranch(roots);
    }

    final ChildMap without(String key) {
        ChildMap root = remove(key);
        return root instanceof ChildBranch branch && branch.width() == 1 ? branch.block(0) : root;
    }

    @Override
    public final Iterator<NamedNode> iterator() {
        return new Cursor(this);
    }

    private static final class Cursor implements Iterator<NamedNode> {
        private final Deque<ChildMap> pending = new ArrayDeque<>();
        private int slot;

        Cursor(ChildMap root) {
            if (!root.isEmpty()) {
                pending.push(root);
            }
        }

        @Override
        public boolean hasNext() {
            return !pending.isEmpty();
        }

        @Override
        public NamedNode next() {
            if (pending.isEmpty()) {
                throw new NoSuchElementException();
            }
            while (pending.peek() instanceof ChildBranch branch) {
                pending.pop();
                for (int i = branch.width() - 1; i >= 0; i--) {
                    pending.push(branch.block(i));
                }
            }
            ChildLeaf leaf = (ChildLeaf) pending.element();
            NamedNode entry = leaf.entry(slot++);
            if (slot == leaf.width()) {
                pending.pop();
                slot = 0;
            }
            return entry;
        }
    }
}
