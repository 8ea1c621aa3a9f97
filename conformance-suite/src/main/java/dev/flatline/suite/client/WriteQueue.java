package dev.flatline.suite.client;

import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes that the server has not answered yet, in the order they were issued. They survive the loss of the connection and
 * are sent again with the next one: at least once, not exactly once (spec 4.3; PW-01, PW-03).
 */
final class WriteQueue {
    private final Requests requests;
    private final Defects defects;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private long lastId;

    WriteQueue(Requests requests, Defects defects) {
        this.defects = defects;
        this.requests = requests;
    }

    /** Overwrites; {@code outcome} is told once, whenever the server answers. */
    void put(Path path, @Nullable Object data, Consumer<Answer> outcome) {
        enqueue(new Entry("p", body(path, data), false, outcome));
    }

    /** Overwrites if the server's value still has this hash. Once sent it is not sent again. */
    void putIf(String hash, Path path, @Nullable Object data, Consumer<Answer> outcome) {
        Map<String, @Nullable Object> body = body(path, data);
        if (!defects.has(ClientMutant.SENDS_TRANSACTIONS_BLINDLY)) {
            body.put("h", hash);
        }
        enqueue(new Entry("p", body, true, outcome));
    }

    /** Writes several descendants at once; keys are relative paths. */
    void merge(Path path, Map<String, @Nullable Object> data, Consumer<Answer> outcome) {
        enqueue(new Entry("m", body(path, data), false, outcome));
    }

    /** A connection is there: sends everything that waits. */
    void restore() {
        entries.replaceAll((id, entry) -> entry.toldTo(defects.asker(entry.outcome)));
        List<Long> ids = new ArrayList<>(entries.keySet());
        if (defects.has(ClientMutant.SENDS_NEWEST_FIRST)) {
            Collections.reverse(ids);
        }
        ids.forEach(this::send);
    }

    /**
     * The connection, over which everything here was sent, is lost: conditional writes have failed (PW-07), the others wait
     * for the next one.
     */
    void lost() {
        List<Entry> failed =
                entries.values().stream().filter(Entry::conditional).toList();
        if (defects.has(ClientMutant.REPEATS_TRANSACTIONS)) {
            return;
        }
        entries.values().removeIf(Entry::conditional);
        if (defects.has(ClientMutant.FORGETS_UNANSWERED)) {
            entries.clear();
        }
        failed.forEach(entry -> entry.outcome.accept(Answer.refused("disconnect", "the connection was lost")));
    }

    static Map<String, @Nullable Object> body(Path path, @Nullable Object data) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("p", path.toString());
        body.put("d", data);
        return body;
    }

    private void enqueue(Entry entry) {
        long id = ++lastId;
        entries.put(id, entry);
        if (requests.isOnline()) {
            send(id);
        }
    }

    private void send(long id) {
        Optional.ofNullable(entries.get(id)).ifPresent(entry -> {
            requests.send(entry.action, entry.body, answer -> {
                entries.remove(id);
                entry.outcome.accept(answer);
            });
        });
    }

    private record Entry(
            String action, Map<String, @Nullable Object> body, boolean conditional, Consumer<Answer> outcome) {

        Entry toldTo(Consumer<Answer> other) {
            return new Entry(action, body, conditional, other);
        }
    }
}
