package dev.flatline.simulator.virtual;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Time that stands still until it is pumped: {@link #runUntil} and {@link #advance} run the tasks that fall due, in the
 * order of their due times, and those of one instant in the order they were submitted.
 *
 * <p>Everything happens on the pumping thread. Only {@code execute} and {@code schedule} are supported; whatever would
 * block, or hide a task's exception, throws {@link UnsupportedOperationException}, because a core that calls it would
 * hang or stay silent on a real event loop too. An exception of a task leaves the pump that ran it; the remaining tasks
 * stay queued and the next pump goes on with them.
 */
public final class VirtualTime implements ScheduledExecutorService, InstantSource {
    /** Where the wall clock stands unless a start is given; a round date makes timestamps in journals readable. */
    public static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");

    private static final int MAX_TASKS_PER_INSTANT = 1_000_000;

    private final Instant start;
    private final int maxTasksPerInstant;
    private final TaskHeap tasks = new TaskHeap();
    private long nowNanos;
    private long submitted;
    private int ranAtThisInstant;
    private boolean pumping;

    /** Virtual time whose wall clock starts at {@link #DEFAULT_START}. */
    public VirtualTime() {
        this(DEFAULT_START);
    }

    /** Virtual time whose wall clock starts at {@code start}. */
    public VirtualTime(Instant start) {
        this(start, MAX_TASKS_PER_INSTANT);
    }

    VirtualTime(Instant start, int maxTasksPerInstant) {
        this.start = start;
        this.maxTasksPerInstant = maxTasksPerInstant;
    }

    /** Nanoseconds of virtual time passed since the start; never goes back. */
    public long nanos() {
        return nowNanos;
    }

    /** The wall clock: the start plus the virtual time passed. */
    @Override
    public Instant instant() {
        return start.plusNanos(nowNanos);
    }

    /** How many tasks wait to run; cancelled ones are not among them. */
    public int pendingTasks() {
        return tasks.size();
    }

    /**
     * Runs tasks until the condition holds or the bound has passed. The condition is looked at before the first task
     * and after each one.
     *
     * @param bound how much virtual time may pass; tasks due exactly at the bound still run
     * @return whether the condition holds; if not, the clock stands exactly at the bound
     * @throws IllegalStateException when called from within a task, or when tasks keep one instant busy without end
     */
    public boolean runUntil(BooleanSupplier condition, Duration bound) {
        if (pumping) {
            throw new IllegalStateException("virtual time is already being pumped: a task must not wait for another");
        }
        long limitNanos = dueAfter(bound.toNanos());
        pumping = true;
        ranAtThisInstant = 0;
        try {
            if (condition.getAsBoolean()) {
                return true;
            }
            while (tasks.hasDue(limitNanos)) {
                runNext();
                if (condition.getAsBoolean()) {
                    return true;
                }
            }
            nowNanos = limitNanos;
            return condition.getAsBoolean();
        } finally {
            pumping = false;
        }
    }

    /** Lets time pass, running every task that falls due on the way, those due exactly at the end included. */
    public void advance(Duration duration) {
        runUntil(() -> false, duration);
    }

    private void runNext() {
        VirtualTask<?> task = tasks.poll();
        if (task.dueNanos() > nowNanos) {
            nowNanos = task.dueNanos();
            ranAtThisInstant = 0;
        }
        if (++ranAtThisInstant > maxTasksPerInstant) {
            throw new IllegalStateException("more than " + maxTasksPerInstant + " tasks ran at " + instant()
                    + " without time moving on: they seem to schedule each other for ever; the next one is "
                    + task.action());
        }
        task.run();
    }

    @Override
    public void execute(Runnable command) {
        var unused = enqueue(Executors.callable(command), 0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return enqueue(Executors.callable(command), unit.toNanos(delay));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return enqueue(callable, unit.toNanos(delay));
    }

    private <V> VirtualTask<V> enqueue(Callable<V> action, long delayNanos) {
        VirtualTask<V> task = new VirtualTask<>(this, action, dueAfter(delayNanos), submitted++);
        tasks.add(task);
        return task;
    }

    private long dueAfter(long delayNanos) {
        long due = nowNanos + Math.max(0, delayNanos);
        return due < 0 ? Long.MAX_VALUE : due;
    }

    void forget(VirtualTask<?> cancelled) {
        tasks.remove(cancelled);
    }

    /** Unsupported: a repeating task schedules itself again. */
    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        throw unsupported("scheduleAtFixedRate");
    }

    /** Unsupported: a repeating task schedules itself again. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        throw unsupported("scheduleWithFixedDelay");
    }

    /** Unsupported: the future would swallow the task's exception. */
    @Override
    public <T> Future<T> submit(Callable<T> task) {
        throw unsupported("submit");
    }

    /** Unsupported: the future would swallow the task's exception. */
    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        throw unsupported("submit");
    }

    /** Unsupported: the future would swallow the task's exception. */
    @Override
    public Future<?> submit(Runnable task) {
        throw unsupported("submit");
    }

    /** Unsupported: it would block. */
    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) {
        throw unsupported("invokeAll");
    }

    /** Unsupported: it would block. */
    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) {
        throw unsupported("invokeAll");
    }

    /** Unsupported: it would block. */
    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) {
        throw unsupported("invokeAny");
    }

    /** Unsupported: it would block. */
    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) {
        throw unsupported("invokeAny");
    }

    /** Unsupported: it would block. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        throw unsupported("awaitTermination");
    }

    /** Unsupported: virtual time belongs to the world, not to whoever schedules on it. */
    @Override
    public void shutdown() {
        throw unsupported("shutdown");
    }

    /** Unsupported: virtual time belongs to the world, not to whoever schedules on it. */
    @Override
    public List<Runnable> shutdownNow() {
        throw unsupported("shutdownNow");
    }

    /** Never: virtual time cannot be shut down. */
    @Override
    public boolean isShutdown() {
        return false;
    }

    /** Never: virtual time cannot be shut down. */
    @Override
    public boolean isTerminated() {
        return false;
    }

    static UnsupportedOperationException unsupported(String call) {
        return new UnsupportedOperationException(
                "virtual time does not support " + call + ": use execute or schedule, and never block");
    }
}
