package dev.flatline.simulator.virtual;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One task of {@link VirtualTime}, which is also its place in the {@link TaskHeap}. */
final class VirtualTask<V> implements ScheduledFuture<V> {
    private enum State {
        WAITING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** Index in the heap, kept by the heap so that a cancelled task can be taken out in O(log n); -1 when outside. */
    int heapIndex = -1;

    private final VirtualTime time;
    private final Callable<V> action;
    private final long dueNanos;
    private final long order;
    private State state = State.WAITING;
    private @Nullable V result;
    private @Nullable Throwable failure;

    VirtualTask(VirtualTime time, Callable<V> action, long dueNanos, long order) {
        this.time = time;
        this.action = action;
        this.dueNanos = dueNanos;
        this.order = order;
    }

    long dueNanos() {
        return dueNanos;
    }

    Object action() {
        return action;
    }

    boolean isBefore(VirtualTask<?> other) {
        return dueNanos != other.dueNanos ? dueNanos < other.dueNanos : order < other.order;
    }

    void run() {
        try {
            result = action.call();
            state = State.DONE;
        } catch (RuntimeException | Error e) {
            fail(e);
            throw e;
        } catch (Exception e) {
            fail(e);
            throw new IllegalStateException("a task of virtual time failed: " + e, e);
        }
    }

    private void fail(Throwable cause) {
        state = State.FAILED;
        failure = cause;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (state != State.WAITING || heapIndex < 0) {
            return false;
        }
        state = State.CANCELLED;
        time.forget(this);
        return true;
    }

    @Override
    public boolean isCancelled() {
        return state == State.CANCELLED;
    }

    @Override
    public boolean isDone() {
        return state != State.WAITING;
    }

    /** The result of a task that has run; unsupported before, because waiting would never end. */
    @Override
    @SuppressWarnings("NullAway") // a Callable may return null, and Future.get then does
    public V get() throws ExecutionException {
        return switch (state) {
            case DONE -> result;
            case FAILED -> throw new ExecutionException(failure);
            case CANCELLED -> throw new CancellationException();
            case WAITING -> throw VirtualTime.unsupported("waiting for a future");
        };
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws ExecutionException {
        return get();
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(dueNanos - time.nanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        if (other instanceof VirtualTask<?> task) {
            return task == this ? 0 : isBefore(task) ? -1 : 1;
        }
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
