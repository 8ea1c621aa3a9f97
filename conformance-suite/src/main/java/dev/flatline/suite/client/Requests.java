package dev.flatline.suite.client;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Numbers requests for the life of the client and brings each answer to whoever asked. */
final class Requests {
    private final BooleanSupplier online;
    private final Consumer<String> out;
    private final Map<Long, Consumer<Answer>> waiting = new HashMap<>();
    private long lastNumber;

    Requests(BooleanSupplier online, Consumer<String> out) {
        this.online = online;
        this.out = out;
    }

    /** Whether a request would be sent at once. */
    boolean isOnline() {
        return online.getAsBoolean();
    }

    /** Sends a request; {@code asker} hears the answer, unless the connection is lost before. */
    void send(String action, Map<String, @Nullable Object> body, Consumer<Answer> asker) {
        long number = ++lastNumber;
        waiting.put(number, asker);
        out.accept(MessageCodec.request(number, action, body));
    }

    /** An answer came. One that nobody waits for is ignored. */
    void answered(ServerMessage.Response response) {
        Consumer<Answer> asker = waiting.remove(response.request());
        if (asker != null) {
            asker.accept(response.answer());
        }
    }

    /** The connection is lost, and with it all answers still due (spec 4.3). */
    void forgetAll() {
        waiting.clear();
    }
}
