package dev.flatline.simulator.link;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One station of a link. It takes chunks from the stage before it into a small queue, and hands them, and at last the
 * end of the stream, to the stage after it as soon as that has room.
 */
abstract class Stage {
    private static final int QUEUED_CHUNKS = 1;

    private final ArrayDeque<Chunk> queue = new ArrayDeque<>();
    private @Nullable Stage previous;
    private @Nullable Stage next;
    private boolean ended;
    private boolean closed;
    private boolean refused;
    private boolean running;
    private boolean suspended;
    private boolean runAgain;

    /** How many chunks this stage takes before the one before it has to wait. */
    int capacity() {
        return QUEUED_CHUNKS;
    }

    /** Makes one move; false if there is none to make now. Called only while the stage is not closed. */
    abstract boolean step();

    /** Called when a chunk cannot be passed on any more because the stream has ended already. */
    abstract void lost(int bytes);

    /** Puts {@code stage} right behind this one. */
    final void insertNext(Stage stage) {
        stage.next = next;
        stage.previous = this;
        if (next != null) {
            next.previous = stage;
        }
        next = stage;
    }

    /** From now on this stage makes no move of its own, whatever its neighbours do meanwhile. */
    final void suspend() {
        suspended = true;
    }

    final void resume() {
        suspended = false;
        run();
    }

    /** Takes this suspended stage out of the chain. What is queued in it goes on, whether there is room or not. */
    final void unlink() {
        Stage before = previous;
        Stage after = next();
        for (Chunk chunk = queue.poll(); chunk != null; chunk = queue.poll()) {
            if (closed) {
                lost(chunk.length());
            } else {
                after.offer(chunk);
            }
        }
        if (ended) {
            after.offerEnd();
        }
        after.previous = before;
        if (before != null) {
            before.next = after;
            before.run();
        }
    }

    final void offer(Chunk chunk) {
        if (ended) {
            lost(chunk.length());
            return;
        }
        queue.add(chunk);
        run();
    }

    final void offerEnd() {
        if (!ended) {
            ended = true;
            run();
        }
    }

    /** Whether a chunk may be offered now. The one who is refused is run again when there is room. */
    final boolean admits() {
        boolean room = hasRoom();
        refused |= !room;
        return room;
    }

    boolean hasRoom() {
        return !ended && queue.size() < capacity();
    }

    final void run() {
        if (suspended) {
            return;
        }
        if (running) {
            runAgain = true;
            return;
        }
        running = true;
        do {
            runAgain = false;
            while (!closed && step()) {
                // each step makes progress
            }
        } while (runAgain);
        running = false;
        if (refused && hasRoom()) {
            refused = false;
            roomAgain();
        }
    }

    /** There is room again after someone was refused. */
    void roomAgain() {
        if (previous != null) {
            previous.run();
        }
    }

    /** One move of a stage that changes nothing. */
    final boolean pass() {
        Chunk chunk = queue.peek();
        if (chunk == null) {
            return closeIfEnded();
        }
        if (!next().admits()) {
            return false;
        }
        next().offer(queue.remove());
        return true;
    }

    /** Passes the end on if it has come; returns false, as nothing can follow. */
    final boolean closeIfEnded() {
        if (ended && queue.isEmpty()) {
            close();
        }
        return false;
    }

    /** Ends the stream here and now: nothing more leaves this stage. */
    final void close() {
        if (!closed) {
            closed = true;
            next().offerEnd();
        }
    }

    final ArrayDeque<Chunk> queue() {
        return queue;
    }

    final boolean isEnded() {
        return ended;
    }

    final boolean isClosed() {
        return closed;
    }

    final Stage next() {
        if (next == null) {
            throw new IllegalStateException("the last stage of a link has no next one");
        }
        return next;
    }
}
