package dev.flatline.server.rest;

import dev.flatline.server.database.Access;
import dev.flatline.server.database.Database;
import dev.flatline.server.database.WriteRules;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The write that one request asks for; each method answers what the request is answered with. */
final class RestWriter {
    private final Database database;
    private final Access access;
    private final Path path;
    private final RestRequest request;
    private final RestOptions options;
    private final Rendering rendering;

    RestWriter(
            Database database,
            Access access,
            Path path,
            RestRequest request,
            RestOptions options,
            Rendering rendering) {
        this.database = database;
        this.access = access;
        this.path = path;
        this.request = request;
        this.options = options;
        this.rendering = rendering;
    }

    @Nullable
    Object put() {
        Node value = Node.of(request.json());
        requireSize(Map.of(path, value));
        access.put(path, value);
        return rendering.value(database.get(path));
    }

    /** @param key the new child's */
    Object post(String key) {
        Node value = Node.of(request.json());
        requireSize(Map.of(path.child(key), value));
        access.put(path.child(key), value);
        return Map.of("name", key);
    }

    Object patch() {
        if (!(request.json() instanceof Map<?, ?> json)) {
            throw new IllegalArgumentException("the body of PATCH must be an object");
        }
        Map<Path, Node> children = Node.byPath(json);
        Map<Path, Node> concerned = new LinkedHashMap<>();
        children.forEach((child, value) -> concerned.put(path.child(child), value));
        requireSize(concerned);
        access.merge(path, children);
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        json.keySet().forEach(key -> {
            Path child = path.child(Path.parse(String.valueOf(key)));
            written.put(String.valueOf(key), rendering.value(database.get(child)));
        });
        return written;
    }

    @Nullable
    Object delete() {
        requireSize(Map.of(path, Node.empty()));
        access.put(path, Node.empty());
        return null;
    }

    /** Removing takes time as writing does, so what is replaced counts too. */
    private void requireSize(Map<Path, Node> newValues) {
        if (options.writeSizeLimit() == WriteSize.UNLIMITED) {
            return;
        }
        // Or else the refusal would tell how much there is.
        access.requireWrite(WriteRules.checkAll(Path.root(), newValues));
        List<Node> concerned = new ArrayList<>();
        newValues.forEach((place, value) -> {
            concerned.add(value);
            concerned.add(database.get(place));
        });
        options.writeSizeLimit().require(concerned);
    }
}
