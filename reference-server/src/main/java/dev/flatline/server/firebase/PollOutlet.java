package dev.flatline.server.firebase;

import dev.flatline.server.session.Namespace;
import dev.flatline.server.wire.OutboundMessage;
import dev.flatline.server.wire.PollAnswer;
import dev.flatline.server.wire.PollReply;
import dev.flatline.server.wire.PollingOutlet;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Answers polls with scripts. At most one poll waits; the next one releases it, so that the client always has a free connection
 * to send on.
 */
final class PollOutlet extends PollingOutlet {
    /** How many answered serials are remembered; clients have two requests under way. */
    private static final int REMEMBERED_SERIALS = 8;

    private static final int CONFLICT = 409;

    private final int callback;
    private final Deque<Long> answeredSerials = new ArrayDeque<>();
    private long responses;
    private @Nullable Waiting waiting;

    /** A poll without an answer. */
    private record Waiting(long serial, PollReply reply) {}

    PollOutlet(Namespace namespace, int callback, Runnable whenOver) {
        super(namespace, whenOver);
        this.callback = callback;
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
    protected String written(OutboundMessage message) {
        return message.text();
    }

    @Override
    protected void release() {
        if (waiting != null && !isOver()) {
            Waiting released = waiting;
            waiting = null;
            respond(released);
        }
    }

    @Override
    protected void dropWaiting() {
        if (waiting != null) {
            Waiting dropped = waiting;
            waiting = null;
            dropped.reply().drop();
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
        boolean farewell = hasSaidFarewell();
        if (farewell) {
            script.close(response);
        }
        reply.answer(ScriptAnswers.script(script));
        if (farewell) {
            drop();
        }
    }
}
