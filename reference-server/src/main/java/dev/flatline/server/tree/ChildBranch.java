package dev.flatline.server.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An upper level of a {@link ChildMap}: blocks in key order, found by their first keys. */
final class ChildBranch extends ChildMap {
    private final ChildMap[] blocks;
    private final String[] firstKeys;
    private final int size;

    /** Takes the array over; its blocks must be non-empty, in order, and all of the same height. */
    ChildBranch(ChildMap[] blocks) {
        this.blocks = blocks;
        this.firstKeys = new String[blocks.length];
        int entries = 0;
        for (int i = 0; i < blocks.length; i++) {
            firstKeys[i] = blocks[i].firstKey();
            entries += blocks[i].size();
        }
        this.size = entries;
    }

    ChildMap block(int slot) {
        return blocks[slot];
    }

    @Override
    int size() {
        return size;
    }

    @Override
    int width() {
        return blocks.length;
    }

    @Override
    String firstKey() {
        return firstKeys[0];
    }

    @Override
    @Nullable
    Node get(String key) {
        return blocks[slotFor(key)].get(key);
    }

    @Override
    ChildMap[] put(String key, Node node) {
        int slot = slotFor(key);
        return replace(slot, slot + 1, blocks[slot].put(key, node)).splitIfTooWide();
    }

    @Override
    ChildMap remove(String key) {
        int slot = slotFor(key);
        ChildMap thinner = blocks[slot].remove(key);
        if (thinner == blocks[slot]) {
            return this;
        }
        if (thinner.width() >= MIN_WIDTH) {
            return replace(slot, slot + 1, thinner);
        }
        return slot > 0
                ? replace(slot - 1, slot + 1, blocks[slot - 1].join(thinner))
                : replace(slot, slot + 2, thinner.join(blocks[slot + 1]));
    }

    @Override
    ChildMap[] join(ChildMap right) {
        ChildBranch other = (ChildBranch) right;
        return replace(blocks.length, blocks.length, other.blocks).splitIfTooWide();
    }

    @Override
    ChildMap[] splitIfTooWide() {
        if (blocks.length <= MAX_WIDTH) {
            return new ChildMap[] {this};
        }
        int half = blocks.length / 2;
        return new ChildMap[] {
            new ChildBranch(Arrays.copyOfRange(blocks, 0, half)),
            new ChildBranch(Arrays.copyOfRange(blocks, half, blocks.length))
        };
    }

    private ChildBranch replace(int from, int to, ChildMap... replacement) {
        ChildMap[] changed = new ChildMap[blocks.length - (to - from) + replacement.length];
        System.arraycopy(blocks, 0, changed, 0, from);
        System.arraycopy(replacement, 0, changed, from, replacement.length);
        System.arraycopy(blocks, to, changed, from + replacement.length, blocks.length - to);
        return new ChildBranch(changed);
    }

    private int slotFor(String key) {
        int found = Arrays.binarySearch(firstKeys, key, KeyOrder.INSTANCE);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}
