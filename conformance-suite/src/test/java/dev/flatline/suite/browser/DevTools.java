package dev.flatline.suite.browser;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The DevTools protocol over a pipe: JSON messages, each ended by a zero byte. */
final class DevTools {
    private static final long PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final OutputStream output;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();

    DevTools(InputStream input, OutputStream output) {
        this.output = output;
        Thread reader = new Thread(() -> read(input), "devtools");
        reader.setDaemon(true);
        reader.start();
    }

    /** Hears of all events from now on: the session they come from, and the whole message. */
    void listen(BiConsumer<String, JsonNode> listener) {
        listeners.add(listener);
    }

    /**
     * Calls a method and waits for its result.
     *
     * @param session the page it is meant for, empty for the browser
     */
    JsonNode call(String session, String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        calls.put(id, answer);
        send(
                session.isEmpty()
                        ? Map.of("id", id, "method", method, "params", parameters)
                        : Map.of("id", id, "method", method, "params", parameters, "sessionId", session));
        JsonNode message = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.get("result");
    }

    private synchronized void send(Map<String, ?> message) {
        try {
            output.write(JSON.writeValueAsBytes(message));
            output.write(0);
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(InputStream raw) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (InputStream input = new BufferedInputStream(raw)) {
            for (int b = input.read(); b >= 0; b = input.read()) {
                if (b == 0) {
                    take(JSON.readTree(message.toString(StandardCharsets.UTF_8)));
                    message.reset();
                } else {
                    message.write(b);
                }
            }
        } catch (IOException e) {
            // The browser has ended; whoever waits for it is told below.
        }
        calls.values().forEach(call -> call.completeExceptionally(new IOException("the browser has ended")));
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> call = calls.remove(message.get("id").asInt());
            if (call != null) {
                call.complete(message);
            }
        } else {
            String session = message.path("sessionId").asString("");
            listeners.forEach(listener -> listener.accept(session, message));
        }
    }
}
