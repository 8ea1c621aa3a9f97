package dev.flatline.server;

import dev.flatline.server.json.JsonText;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.transport.SocketServer;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The data of one namespace of a running server, for a test to prepare and to look at. It is the administrator's: no
 * security rule is asked, but what clients may not store (spec 3.6) cannot be stored here either. Clients that listen are
 * told of every change before the call returns.
 *
 * <p>May be used from any thread but that of a {@link ServerListener}. All methods throw {@link IllegalArgumentException}
 * for a path or a value that cannot be, and {@link IllegalStateException} once the server is closed; nothing has changed
 * then.
 */
public final class NamespaceData {
    private final SocketServer sockets;
    private final Namespace namespace;
    private final String url;

    NamespaceData(SocketServer sockets, Namespace namespace, String url) {
        this.sockets = sockets;
        this.namespace = namespace;
        this.url = url;
    }

    /** The namespace's name. */
    public String name() {
        return namespace.name();
    }

    /** What SDKs take for {@code databaseURL}. */
    public String url() {
        return url;
    }

    /** Where REST has a path: {@code http://127.0.0.1:4711/users/joe.json?ns=demo}. */
    public String restUrl(String path) {
        String rawPath = URLEncoder.encode(Path.parse(path).toString(), StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
        return url.replace("?", rawPath + ".json?");
    }

    /**
     * The value at a path as plain JSON: a {@link String}, a {@link Boolean}, a {@link Long} for whole numbers up to 2^53, a
     * {@link Double} for others, or maps and lists of these; without priorities.
     *
     * @return empty if there is nothing
     */
    public Optional<Object> get(String path) {
        return read(path, node -> Optional.ofNullable(node.val()));
    }

    /**
     * Replaces the value at a path.
     *
     * @param value plain JSON as in {@link #get}, any {@link Number} included; {@code {".sv": "timestamp"}} works, too
     */
    public void set(String path, Object value) {
        put(Path.parse(path), Node.of(value));
    }

    /**
     * Replaces several values below a path in one step; other children stay.
     *
     * @param values by path, relative to {@code path}; a null value removes
     */
    public void update(String path, Map<String, ?> values) {
        Path base = Path.parse(path);
        Map<Path, Node> children = Node.byPath(values);
        run(() -> namespace.database().merge(base, children));
    }

    /** Removes what is at a path. */
    public void remove(String path) {
        put(Path.parse(path), Node.empty());
    }

    /** The value at a path as JSON text with priorities, as REST's {@code format=export} gives it. */
    public String exportJson(String path) {
        return JsonText.write(
                read(path, node -> Optional.ofNullable(node.export())).orElse(null));
    }

    /** Replaces the value at a path by JSON text, priorities included, such as the Firebase console exports. */
    public void importJson(String path, String json) {
        put(Path.parse(path), Node.of(JsonText.parse(json)));
    }

    private void put(Path path, Node value) {
        run(() -> namespace.database().put(path, value));
    }

    private <T> T read(String path, Function<Node, T> reader) {
        Path place = Path.parse(path);
        // The data is immutable, so only the look at it happens on the loop.
        return reader.apply(sockets.call(namespace, () -> namespace.database().get(place)));
    }

    private void run(Runnable change) {
        var unused = sockets.call(namespace, () -> {
            change.run();
            return true;
        });
    }
}
