package dev.flatline.suite.client;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Local writes that the server has not settled, laid over its data in the order they were made. */
final class PendingWrites {
    private final Map<Long, Map<Path, Node>> writes = new LinkedHashMap<>();
    private long lastId;

    /**
     * What an application may see at a place.
     *
     * @param node the data as far as known
     * @param complete whether nothing of it is missing
     */
    record Snapshot(Node node, boolean complete) {}

    /** Adds a write to several places that do not contain each other. */
    long add(Map<Path, Node> parts) {
        writes.put(++lastId, parts);
        return lastId;
    }

    /** Changes a write, which keeps its turn. */
    void replace(long id, Map<Path, Node> parts) {
        writes.replace(id, parts);
    }

    /** Takes a write back; the places it wrote to. */
    Set<Path> remove(long id) {
        Map<Path, Node> parts = writes.remove(id);
        return parts == null ? Set.of() : parts.keySet();
    }

    /** Lays the writes over what the server has said, leaving some out. */
    Snapshot overlay(Path place, Snapshot server, Set<Long> without) {
        Snapshot result = server;
        for (Map.Entry<Long, Map<Path, Node>> write : writes.entrySet()) {
            if (!without.contains(write.getKey())) {
                for (Map.Entry<Path, Node> part : write.getValue().entrySet()) {
                    result = overlay(place, result, part.getKey(), part.getValue());
                }
            }
        }
        return result;
    }

    private static Snapshot overlay(Path place, Snapshot below, Path written, Node value) {
        if (written.contains(place)) {
            return new Snapshot(value.get(written.relativize(place)), true);
        }
        if (place.contains(written)) {
            return new Snapshot(below.node().with(place.relativize(written), value), below.complete());
        }
        return below;
    }
}
