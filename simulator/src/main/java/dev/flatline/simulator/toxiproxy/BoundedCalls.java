package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.FaultException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds calls of a client that has no limits of its own. A call that takes too long is left to its thread, which is a
 * daemon, so that it cannot keep the program alive.
 */
final class BoundedCalls implements AutoCloseable {
    private final String whom;
    private final Duration limit;
    private final String advice;
    private final ExecutorService threads;

    /**
     * @param whom who is called, as the subject of a sentence
     * @param advice what to do when a call takes too long
     */
    BoundedCalls(String whom, Duration limit, String advice) {
        this.whom = whom;
        this.limit = limit;
        this.advice = advice;
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "toxiproxy-call");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Calls.
     *
     * @param what completes the sentence "the toxiproxy was asked to ..."
     * @throws FaultException if the call fails or takes too long
     */
    <T> T call(String what, Callable<T> action) {
        Future<T> call = threads.submit(action);
        try {
            return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new FaultException(
                    whom + " was asked to " + what + " and did not answer within " + limit.toMillis() + " ms: "
                            + advice,
                    e);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new FaultException("interrupted while " + whom + " was asked to " + what, e);
        }
    }

    private FaultException failed(String what, Throwable cause) {
        String reason = cause instanceof IOException ? String.valueOf(cause.getMessage()) : cause.toString();
        return new FaultException(whom + " was asked to " + what + " and failed: " + reason, cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
