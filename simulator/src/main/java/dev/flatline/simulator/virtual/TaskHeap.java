package dev.flatline.simulator.virtual;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap of tasks by due time and submission order. The JDK's {@code PriorityQueue} removes from the middle in
 * O(n), and timers that are set and cancelled with every message are the usual case here.
 */
final class TaskHeap {
    private @Nullable VirtualTask<?>[] tasks = new VirtualTask<?>[64];
    private int size;

    int size() {
        return size;
    }

    boolean hasDue(long nanos) {
        return size > 0 && at(0).dueNanos() <= nanos;
    }

    void add(VirtualTask<?> task) {
        if (size == tasks.length) {
            tasks = Arrays.copyOf(tasks, size * 2);
        }
        siftUp(size++, task);
    }

    /** Takes the first task; the heap must not be empty. */
    VirtualTask<?> poll() {
        VirtualTask<?> first = at(0);
        remove(first);
        return first;
    }

    void remove(VirtualTask<?> task) {
        int hole = task.heapIndex;
        task.heapIndex = -1;
        VirtualTask<?> last = at(--size);
        tasks[size] = null;
        if (last == task) {
            return;
        }
        if (hole > 0 && last.isBefore(at((hole - 1) / 2))) {
            siftUp(hole, last);
        } else {
            siftDown(hole, last);
        }
    }

    private void siftUp(int start, VirtualTask<?> task) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) / 2;
            if (!task.isBefore(at(parent))) {
                break;
            }
            put(index, at(parent));
            index = parent;
        }
        put(index, task);
    }

    private void siftDown(int start, VirtualTask<?> task) {
        int index = start;
        for (int child = 2 * index + 1; child < size; child = 2 * index + 1) {
            if (child + 1 < size && at(child + 1).isBefore(at(child))) {
                child++;
            }
            if (!at(child).isBefore(task)) {
                break;
            }
            put(index, at(child));
            index = child;
        }
        put(index, task);
    }

    private void put(int index, VirtualTask<?> task) {
        tasks[index] = task;
        task.heapIndex = index;
    }

    private VirtualTask<?> at(int index) {
        VirtualTask<?> task = tasks[index];
        if (task == null) {
            throw new IllegalStateException("no task at " + index + " of " + size);
        }
        return task;
    }
}
