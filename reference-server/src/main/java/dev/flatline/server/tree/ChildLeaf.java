package dev.flatline.server.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lowest level of a {@link ChildMap}: the entries themselves, in two parallel arrays. */
final class ChildLeaf extends ChildMap {
    static final ChildLeaf EMPTY = new ChildLeaf(new String[0], new Node[0]);

    private final String[] keys;
    private final Node[] nodes;

    ChildLeaf(String[] keys, Node[] nodes) {
        this.keys = keys;
        this.nodes = nodes;
    }

    NamedNode entry(int slot) {
        return new NamedNode(keys[slot], nodes[slot]);
    }

    @Override
    int size() {
        return keys.length;
    }

    @Override
    int width() {
        return keys.length;
    }

    @Override
    String firstKey() {
        return keys[0];
    }

    @Override
    @Nullable
    Node get(String key) {
        int slot = find(key);
        return slot < 0 ? null : nodes[slot];
    }

    @Override
    ChildMap[] put(String key, Node node) {
        int slot = find(key);
        if (slot >= 0) {
            Node[] replaced = nodes.clone();
            replaced[slot] = node;
            return new ChildMap[] {new ChildLeaf(keys, replaced)};
        }
        int at = -slot - 1;
        String[] widerKeys = Arrays.copyOf(keys, keys.length + 1);
        Node[] widerNodes = Arrays.copyOf(nodes, nodes.length + 1);
        System.arraycopy(keys, at, widerKeys, at + 1, keys.length - at);
        System.arraycopy(nodes, at, widerNodes, at + 1, nodes.length - at);
        widerKeys[at] = key;
        widerNodes[at] = node;
        return new ChildLeaf(widerKeys, widerNodes).splitIfTooWide();
    }

    @Override
    ChildMap remove(String key) {
        int slot = find(key);
        if (slot < 0) {
            return this;
        }
        String[] fewerKeys = Arrays.copyOf(keys, keys.length - 1);
        Node[] fewerNodes = Arrays.copyOf(nodes, nodes.length - 1);
        System.arraycopy(keys, slot + 1, fewerKeys, slot, fewerKeys.length - slot);
        System.arraycopy(nodes, slot + 1, fewerNodes, slot, fewerNodes.length - slot);
        return new ChildLeaf(fewerKeys, fewerNodes);
    }

    @Override
    ChildMap[] join(ChildMap right) {
        ChildLeaf other = (ChildLeaf) right;
        String[] allKeys = Arrays.copyOf(keys, keys.length + other.keys.length);
        Node[] allNodes = Arrays.copyOf(nodes, nodes.length + other.nodes.length);
        System.arraycopy(other.keys, 0, allKeys, keys.length, other.keys.length);
        System.arraycopy(other.nodes, 0, allNodes, nodes.length, other.nodes.length);
        return new ChildLeaf(allKeys, allNodes).splitIfTooWide();
    }

    @Override
    ChildMap[] splitIfTooWide() {
        if (keys.length <= MAX_WIDTH) {
            return new ChildMap[] {this};
        }
        int half = keys.length / 2;
        return new ChildMap[] {range(0, half), range(half, keys.length)};
    }

    private ChildLeaf range(int from, int to) {
        return new ChildLeaf(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(nodes, from, to));
    }

    private int find(String key) {
        return Arrays.binarySearch(keys, key, KeyOrder.INSTANCE);
    }
}
