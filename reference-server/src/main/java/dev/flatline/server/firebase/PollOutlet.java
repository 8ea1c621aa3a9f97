package dev.flatline.server.firebase;

import dev.flatline.server.session.Namespace;
import dev.flatline.server.wire.OutboundMessage;
import dev.flatline.server.wire.Outlet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client that is reached by answering its polls: messages wait for a poll, or a poll waits for messages. At most one poll
 * waits; the next one releases it, so that the client always has a free connection to send on.
 */
final class PollOutlet implements Outlet {
    /** What one answer may hold before the rest is left to the next; one message may be larger. */
    private static final int MAX_ANSWER_CHARS = 256 * 1024;
    /** How long the last words of a closed session wait for a poll; clients poll every 25 s (spec 1.7). */
    private static final int FAREWELL_SECONDS = 30;
    /** How many answered serials are remembered; clients have two requests under way. */
    private static final int REMEMBERED_SERIALS = 8;

    private static final int CONFLICT = 409;

    private final Namespace namespace;
    private final int callback;
    private final Events events;
    private final Deque<String> messages = new ArrayDeque<>();
    private final Deque<Long> answeredSerials = new ArrayDeque<>();
    private long waitingChars;
    private long responses;
    private @Nullable Waiting waiting;
    private boolean flushScheduled;
    private boolean closing;
    private boolean over;

    /** What becomes of the outlet. */
    interface Events {
        /** Nothing will be sent any more. */
        void over();
    }

    /** A poll without an answer. */
    private record Waiting(long serial, PollReply reply) {}

    PollOutlet(Namespace namespace, int callback, Events events) {
        this.namespace = namespace;
        this.callback = callback;
        this.events = events;
    }

    /** Whether what is sent still reaches the client. */
    boolean isOpen() {
        return !over && !closing;
    }

    /** Answers the first request, with what is there already. */
    void start(String id, String password, PollReply reply) {
        answer(new PollScript(callback).start(id, password), reply);
    }

    /**
     * A poll came in and may wait.
     *
     * @return whether it does or was answered with what there is; if not, it was refused
     */
    boolean poll(long serial, PollReply reply) {
        if (answeredSerials.contains(serial)) {
            // A browser repeats a request whose answer it did not get: what was in that answer is lost for good.
            reply.answer(PollAnswer.refusal(CONFLICT, "this poll has been answered before; begin a new session"));
            return false;
        }
        Waiting older = waiting;
        Waiting newer = new Waiting(serial, reply);
        if (older != null && older.serial() > serial) {
            waiting = older;
            respond(newer);
        } else {
            waiting = newer;
            if (older != null) {
                respond(older);
            }
        }
        scheduleFlush();
        return true;
    }

    /** The client of a poll is gone; says whether the poll was waiting. */
    boolean lost(PollReply reply) {
        if (waiting == null || !waiting.reply().equals(reply)) {
            return false;
        }
        waiting = null;
        return true;
    }

    @Override
    public void send(OutboundMessage message) {
        if (isOpen()) {
            messages.add(message.text());
            waitingChars += message.text().length();
            scheduleFlush();
        }
    }

    /** One message may be larger than all that may wait. */
    @Override
    public boolean keepsUp() {
        return waitingChars <= namespace.config().limits().backlogBytes() || messages.size() <= 1;
    }

    @Override
    public void probe() {
        // An answered client polls again at once.
        release();
    }

    @Override
    public void close(int code, String reason) {
        if (!isOpen()) {
            return;
        }
        closing = true;
        scheduleFlush();
        var unused = namespace.loop().schedule(this::drop, FAREWELL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void freeze() {
        throw new UnsupportedOperationException(
                "a session that polls has no connection of its own that could be frozen");
    }

    @Override
    public void thaw() {
        throw new UnsupportedOperationException("a session that polls is never frozen");
    }

    @Override
    public void drop() {
        over = true;
        messages.clear();
        if (waiting != null) {
            Waiting dropped = waiting;
            waiting = null;
            dropped.reply().drop();
        }
        events.over();
    }

    /** All that happens during one turn of the loop leaves in one answer. */
    private void scheduleFlush() {
        if (!flushScheduled) {
            flushScheduled = true;
            namespace.loop().execute(() -> {
                flushScheduled = false;
                if (!messages.isEmpty() || closing) {
                    release();
                }
            });
        }
    }

    private void release() {
        if (waiting != null && !over) {
            Waiting released = waiting;
            waiting = null;
            respond(released);
        }
    }

    private void respond(Waiting poll) {
        answeredSerials.add(poll.serial());
        if (answeredSerials.size() > REMEMBERED_SERIALS) {
            answeredSerials.remove();
        }
        answer(new PollScript(callback), poll.reply());
    }

    private void answer(PollScript script, PollReply reply) {
        long response = responses++;
        script.messages(response, takeSome());
        boolean farewell = closing && messages.isEmpty();
        if (farewell) {
            script.close(response);
        }
        reply.answer(PollAnswer.script(script));
        if (farewell) {
            drop();
        }
    }

    private List<String> takeSome() {
        List<String> some = new ArrayList<>();
        int chars = 0;
        while (!messages.isEmpty() && chars < MAX_ANSWER_CHARS) {
            String message = messages.remove();
            waitingChars -= message.length();
            chars += message.length();
            some.add(message);
        }
        return some;
    }
}
