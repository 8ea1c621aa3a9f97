package dev.flatline.server.database;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.server.tree.ServerValues;
import java.util.ArrayList;
import java.util.List;

/**
 * One atomic change, worked out but not yet made.
 *
 * @param before the root it starts from
 * @param after the root it leads to
 * @param writes what changes, server values resolved
 * @param nowMillis the time that its timestamps resolve to (TS-02), in milliseconds since the epoch
 */
record Change(Node before, Node after, List<Write> writes, long nowMillis) {

    static Change of(Node before, List<Write> writes, long nowMillis) {
        Node after = before;
        List<Write> resolved = new ArrayList<>(writes.size());
        for (Write write : dataFirst(writes)) {
            Node value = ServerValues.resolve(write.value(), after.get(write.path()), nowMillis);
            after = after.with(write.path(), value);
            resolved.add(new Write(write.path(), value));
        }
        return new Change(before, after, resolved, nowMillis);
    }

    /** One more write, made after this change. */
    Change then(Write write) {
        return of(after, List.of(write), nowMillis);
    }

    /** This change and the one made after it as one. */
    Change joinedBy(Change next) {
        List<Write> all = new ArrayList<>(writes);
        all.addAll(next.writes);
        return new Change(before, next.after, all, nowMillis);
    }

    /** A priority only sticks to data, so the data must come first. */
    private static List<Write> dataFirst(List<Write> writes) {
        if (writes.stream().noneMatch(Change::isPriority)) {
            return writes;
        }
        List<Write> sorted = new ArrayList<>(writes.size());
        writes.stream().filter(write -> !isPriority(write)).forEach(sorted::add);
        writes.stream().filter(Change::isPriority).forEach(sorted::add);
        return sorted;
    }

    static boolean isPriority(Write write) {
        return !write.path().isRoot() && write.path().key().equals(Path.PRIORITY);
    }
}
