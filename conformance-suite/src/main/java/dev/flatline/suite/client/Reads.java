package dev.flatline.suite.client;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One-shot reads without an answer; they are asked again with each connection until there is one (spec 4.3). */
final class Reads {
    private final Requests requests;
    private final Map<Long, Runnable> open = new LinkedHashMap<>();
    private long lastId;

    Reads(Requests requests) {
        this.requests = requests;
    }

    void read(Path path, QueryParams query, Consumer<Answer> outcome) {
        long id = ++lastId;
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("p", path.toString());
        body.put("q", query.toWire());
        Runnable send = () -> requests.send("g", body, answer -> {
            open.remove(id);
            outcome.accept(answer);
        });
        open.put(id, send);
        if (requests.isOnline()) {
            send.run();
        }
    }

    void restore() {
        open.values().forEach(Runnable::run);
    }
}
