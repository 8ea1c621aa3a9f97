package dev.flatline.suite.rest;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An event stream of the server: its events so far, and the data that they add up to. On one thread. */
public final class EventStream {

    private static final String PUT = "put";
    private static final String PATCH = "patch";

    private final HttpAnswer answer = new HttpAnswer();
    private final ServerSentEvents parser = new ServerSentEvents();
    private final List<Change> changes = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private Node data = Node.empty();
    private Optional<String> failure = Optional.empty();

    /**
     * An event about data.
     *
     * @param name what the event is called: a put replaces, a patch merges
     * @param path relative to the stream's place, without a leading slash
     */
    public record Change(String name, String path, @Nullable Object data) {}

    /** Something has happened on the connection; the events that have come with it, one line each, for the journal. */
    public List<String> take(LineEvent event) {
        answer.take(event);
        if (!answer.status().equals(Optional.of(200))) {
            return List.of();
        }
        List<String> told = new ArrayList<>();
        for (ServerSentEvents.Event one : parser.feed(answer.takeBody())) {
            told.add(one.name() + " " + one.data());
            note(one);
        }
        return told;
    }

    private void note(ServerSentEvents.Event event) {
        if (!event.name().equals(PUT) && !event.name().equals(PATCH)) {
            return;
        }
        try {
            Map<?, ?> change = JsonMapper.shared().readValue(event.data(), LinkedHashMap.class);
            Path path = Path.parse(String.valueOf(change.get("path")));
            Object value = change.get("data");
            data = event.name().equals(PUT) ? data.with(path, Node.of(value)) : patched(path, value);
            changes.add(new Change(
                    event.name(), path.isRoot() ? "" : path.toString().substring(1), value));
            values.add(data.export());
        } catch (JacksonException | IllegalArgumentException e) {
            failure =
                    failure.or(() -> Optional.of("an event that cannot be read: " + event.name() + " " + event.data()));
        }
    }

    private Node patched(Path path, @Nullable Object children) {
        if (!(children instanceof Map<?, ?> parts)) {
            throw new IllegalArgumentException("a patch without children");
        }
        Node patched = data;
        for (Map.Entry<?, ?> part : parts.entrySet()) {
            Path at = path.child(Path.parse(String.valueOf(part.getKey())));
            patched = patched.with(at, Node.of(part.getValue()));
        }
        return patched;
    }

    /** The status of the answer, once there is one. */
    public Optional<Integer> status() {
        return answer.status();
    }

    /** What the data has been after each event, the newest last. */
    public List<@Nullable Object> values() {
        return values;
    }

    /** All events about data so far. */
    public List<Change> changes() {
        return changes;
    }

    /** Why nothing more will come, if that is so. */
    public Optional<String> failure() {
        return failure.or(answer::failure)
                .or(() -> answer.isComplete() ? Optional.of("the server ended the stream") : Optional.empty());
    }
}
