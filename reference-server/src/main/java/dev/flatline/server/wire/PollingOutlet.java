package dev.flatline.server.wire;

import dev.flatline.server.session.Namespace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client that is reached by answering its polls: messages wait for a poll, or a poll waits for messages. */
public abstract class PollingOutlet implements Outlet {
    /** What one answer may hold before the rest is left to the next; one message may be larger. */
    private static final int MAX_ANSWER_CHARS = 256 * 1024;
    /** How long the last words of a closed session wait for a poll; clients poll every 25 s at the latest (spec 1.7). */
    private static final int FAREWELL_SECONDS = 30;

    private final Namespace namespace;
    private final Runnable whenOver;
    private final Deque<String> messages = new ArrayDeque<>();
    private long waitingChars;
    private boolean flushScheduled;
    private boolean closing;
    private boolean over;

    /** @param whenOver run when nothing will be sent any more; running it again does nothing */
    protected PollingOutlet(Namespace namespace, Runnable whenOver) {
        this.namespace = namespace;
        this.whenOver = whenOver;
    }

    /** A message as it will stand in an answer. */
    protected abstract String written(OutboundMessage message);

    /** Answers the poll that waits, if there is one, with what there is, or with nothing. */
    protected abstract void release();

    /** Drops the poll that waits, if there is one. */
    protected abstract void dropWaiting();

    /** Whether what is sent still reaches the client. */
    public final boolean isOpen() {
        return !over && !closing;
    }

    /** Whether no poll will be answered any more. */
    public final boolean isOver() {
        return over;
    }

    @Override
    public final void send(OutboundMessage message) {
        if (isOpen()) {
            String text = written(message);
            messages.add(text);
            waitingChars += text.length();
            scheduleFlush();
        }
    }

    /** One message may be larger than all that may wait. */
    @Override
    public final boolean keepsUp() {
        return waitingChars <= namespace.config().limits().backlogBytes() || messages.size() <= 1;
    }

    @Override
    public final void probe() {
        // An answered client polls again at once.
        release();
    }

    @Override
    public final void close(int code, String reason) {
        if (!isOpen()) {
            return;
        }
        closing = true;
        scheduleFlush();
        var unused = namespace.loop().schedule(this::drop, FAREWELL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public final void freeze() {
        throw new UnsupportedOperationException(
                "a session that polls has no connection of its own that could be frozen");
    }

    @Override
    public final void thaw() {
        throw new UnsupportedOperationException("a session that polls is never frozen");
    }

    @Override
    public final void drop() {
        over = true;
        messages.clear();
        dropWaiting();
        whenOver.run();
    }

    /** All that happens during one turn of the loop leaves in one answer. */
    protected final void scheduleFlush() {
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

    /** Takes what fits into one answer. */
    protected final List<String> takeSome() {
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

    /** Whether the session is over and its last words are taken. */
    protected final boolean hasSaidFarewell() {
        return closing && messages.isEmpty();
    }
}
