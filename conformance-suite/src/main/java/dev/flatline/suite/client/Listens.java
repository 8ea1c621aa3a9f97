package dev.flatline.suite.client;

import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The places the server is asked to report on; asked again, with the hash of what is cached, on each connection. */
final class Listens implements SyncTree.Upstream {
    private final Requests requests;
    private final Function<Path, String> cachedHash;
    private final BiConsumer<Path, Answer> outcome;
    private final Map<Path, Object> active = new LinkedHashMap<>();

    /**
     * @param cachedHash the hash of the server's data as cached (REC-02)
     * @param outcome told each answer to a listen that is still wanted
     */
    Listens(Requests requests, Function<Path, String> cachedHash, BiConsumer<Path, Answer> outcome) {
        this.requests = requests;
        this.cachedHash = cachedHash;
        this.outcome = outcome;
    }

    @Override
    public void listen(Path path) {
        active.put(path, new Object());
        if (requests.isOnline()) {
            send(path);
        }
    }

    @Override
    public void unlisten(Path path) {
        if (active.remove(path) != null && requests.isOnline()) {
            requests.send("n", body(path), answer -> {});
        }
    }

    @Override
    public void drop(Path path) {
        active.remove(path);
    }

    /** Where it listens. */
    List<Path> places() {
        return List.copyOf(active.keySet());
    }

    void restore() {
        active.keySet().forEach(this::send);
    }

    private void send(Path path) {
        Map<String, @Nullable Object> body = body(path);
        body.put("h", cachedHash.apply(path));
        Object wanted = active.get(path);
        requests.send("q", body, answer -> {
            // The place may have been given up, and even asked for again, before this answer came.
            if (wanted == active.get(path)) {
                outcome.accept(path, answer);
            }
        });
    }

    private static Map<String, @Nullable Object> body(Path path) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("p", path.toString());
        return body;
    }
}
