package dev.flatline.suite.client;

import dev.flatline.server.tree.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests for disconnect writes. Those made offline wait for the connection; one in flight when the connection is lost is
 * forgotten, and its outcome never becomes known (spec 4.3; OD-21, OD-22).
 */
final class DisconnectQueue {
    private final Requests requests;
    private final Defects defects;
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    DisconnectQueue(Requests requests, Defects defects) {
        this.defects = defects;
        this.requests = requests;
    }

    /** Asks the server, now or when there is a connection; {@code action} is {@code o}, {@code om} or {@code oc}. */
    void request(String action, Path path, @Nullable Object data, Consumer<Answer> outcome) {
        Runnable send = () -> requests.send(action, WriteQueue.body(path, data), outcome);
        defects.disconnectRequested(send);
        if (requests.isOnline()) {
            send.run();
        } else if (!defects.has(ClientMutant.DROPS_OFFLINE_DISCONNECT)) {
            waiting.add(send);
        }
    }

    /** A connection is there: sends everything that waits. */
    void restore() {
        defects.repeatDisconnectRequests();
        for (Runnable send = waiting.poll(); send != null; send = waiting.poll()) {
            send.run();
        }
    }
}
