package dev.flatline.suite.run.live;

import dev.flatline.suite.run.HarnessException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which the in-process clients of a stage live. An error of a task is not swallowed, as the executor would:
 * it is remembered, for {@link #check()}.
 */
final class StageLoop extends ScheduledThreadPoolExecutor {

    private static final long FAREWELL_MILLIS = 5000;

    private volatile @Nullable Throwable failure;

    StageLoop(String name) {
        super(1, Threads.daemon(name));
        // Clients set their timers anew with every message.
        setRemoveOnCancelPolicy(true);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        super.afterExecute(task, thrown);
        if (task instanceof Future<?> future && future.isDone()) {
            try {
                future.get();
            } catch (ExecutionException e) {
                failure = e.getCause();
            } catch (CancellationException e) {
                // Timers that are no longer wanted end like this.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @throws HarnessException if a task has ended with an error */
    void check() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new HarnessException("An error in the reference client: " + thrown, thrown);
        }
    }

    /** Lets everything that is due be done, the clients' farewells among it, and ends the thread. */
    void end() {
        try {
            submit(() -> {}).get(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new HarnessException("The clients could not be ended within " + FAREWELL_MILLIS + " ms: " + e, e);
        } finally {
            shutdownNow();
        }
    }
}
