package dev.flatline.suite.run.live;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What one thread has to do later, of those that are due whenever it asks. Not thread-safe. */
final class Agenda {

    private record Item(long dueNanos, long number, Runnable task) {}

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparingLong(Item::dueNanos).thenComparingLong(Item::number));
    private long added;

    void add(Duration delay, Runnable task) {
        items.add(new Item(System.nanoTime() + delay.toNanos(), added++, task));
    }

    void runDue() {
        for (Item next = items.peek(); next != null && next.dueNanos() <= System.nanoTime(); next = items.peek()) {
            items.remove();
            next.task().run();
        }
    }
}
