package dev.flatline.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Virtual time for tests: tasks run only when the test says so, in the order of their due times. */
public final class VirtualLoop extends AbstractExecutorService implements ScheduledExecutorService, InstantSource {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.comparingLong((Task task) -> task.dueNanos).thenComparingLong(task -> task.order));
    private final long startMillis;
    private long nowNanos;
    private long submitted;

    public VirtualLoop(long startMillis) {
        this.startMillis = startMillis;
    }

    /** Runs what is due now. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Lets time pass, running what becomes due. */
    public void advance(Duration duration) {
        long until = nowNanos + duration.toNanos();
        while (!tasks.isEmpty() && tasks.peek().dueNanos <= until) {
            Task task = tasks.remove();
            nowNanos = Math.max(nowNanos, task.dueNanos);
            task.run();
        }
        nowNanos = until;
    }

    /** How many tasks wait for their time; those that were cancelled leave only when it comes. */
    public int pending() {
        return tasks.size();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(startMillis).plusNanos(nowNanos);
    }

    @Override
    public void execute(Runnable command) {
        var unused = schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, nowNanos + unit.toNanos(delay), submitted++);
        tasks.add(task);
        return task;
    }

    private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long dueNanos;
        private final long order;

        Task(Runnable command, long dueNanos, long order) {
            super(command, null);
            this.dueNanos = dueNanos;
            this.order = order;
        }

        @Override
        protected void setException(Throwable failure) {
            throw new AssertionError("a task of the loop failed", failure);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - nowNanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }
}
