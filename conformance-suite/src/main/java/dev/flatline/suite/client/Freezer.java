package dev.flatline.suite.client;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A client's share of an executor that others use too, which can stand still as a stopped process does: what falls due while it is
 * frozen is done in order once it thaws. Only {@code execute} and {@code schedule} are supported.
 *
 * <p>{@link #freeze}, {@link #thaw} and {@link #run} are called on the executor.
 */
final class Freezer extends AbstractExecutorService implements ScheduledExecutorService {
    private final ScheduledExecutorService executor;
    private final ArrayDeque<Runnable> missed = new ArrayDeque<>();
    private boolean frozen;

    Freezer(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    void freeze() {
        frozen = true;
    }

    /** Goes on, with what was missed first. */
    void thaw() {
        frozen = false;
        while (!frozen && !missed.isEmpty()) {
            missed.remove().run();
        }
    }

    /** Does something now, or after the thaw. */
    void run(Runnable task) {
        if (frozen || !missed.isEmpty()) {
            missed.add(task);
        } else {
            task.run();
        }
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> run(task));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return schedule(Executors.callable(task), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        FreezableTimer<V> timer = new FreezableTimer<>(task);
        timer.follow(executor.schedule(() -> run(timer), delay, unit));
        return timer;
    }

    /** Unsupported: a repeating task schedules itself again. */
    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        throw unsupported("scheduleAtFixedRate");
    }

    /** Unsupported: a repeating task schedules itself again. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        throw unsupported("scheduleWithFixedDelay");
    }

    /** Unsupported: the executor is not the client's to shut down. */
    @Override
    public void shutdown() {
        throw unsupported("shutdown");
    }

    /** Unsupported: the executor is not the client's to shut down. */
    @Override
    public List<Runnable> shutdownNow() {
        throw unsupported("shutdownNow");
    }

    @Override
    public boolean isShutdown() {
        return executor.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return executor.isTerminated();
    }

    /** Unsupported: it would block. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        throw unsupported("awaitTermination");
    }

    private static UnsupportedOperationException unsupported(String call) {
        return new UnsupportedOperationException("a client's executor does not support " + call);
    }
}
