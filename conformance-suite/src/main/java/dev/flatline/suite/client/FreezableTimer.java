package dev.flatline.suite.client;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer of a {@link Freezer}: it can still be cancelled when it has gone off during a freeze and waits for the thaw. */
final class FreezableTimer<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private @Nullable ScheduledFuture<?> clock;

    FreezableTimer(Callable<V> task) {
        super(task);
    }

    /** Takes the timer of the real executor, which goes when this one does. */
    void follow(ScheduledFuture<?> timer) {
        clock = timer;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (clock != null) {
            clock.cancel(mayInterruptIfRunning);
        }
        return super.cancel(mayInterruptIfRunning);
    }

    /** An error of a client's task must reach the executor, which tells of it, not stay in a future that nobody asks. */
    @Override
    protected void setException(Throwable thrown) {
        super.setException(thrown);
        if (thrown instanceof RuntimeException failure) {
            throw failure;
        } else if (thrown instanceof Error failure) {
            throw failure;
        }
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return clock == null ? 0 : clock.getDelay(unit);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
