package dev.flatline.server.session;

import dev.flatline.server.database.DisconnectWrite;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a namespace leaves behind when its server stops: what the disk of a real server would hold.
 *
 * @param name its name
 * @param data all of it
 * @param rules who may read and write what
 * @param disconnectWrites of the sessions that the stop has cut short, by session id, the oldest session first
 */
public record NamespaceRemains(
        String name, Node data, Rules rules, Map<String, List<DisconnectWrite>> disconnectWrites) {
    /** Copies the map, in its order. */
    public NamespaceRemains {
        disconnectWrites = Collections.unmodifiableMap(new LinkedHashMap<>(disconnectWrites));
    }
}
