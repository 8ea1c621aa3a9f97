package dev.flatline.simulator.embedded;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the control thread waits for event loops: never for ever. */
final class Waiting {
    private static final long LIMIT_SECONDS = 10;

    private Waiting() {}

    /** The result, or the cause why there is none. */
    static <T> T get(Future<T> future, String what) throws Exception {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new ApiException(500, what + " took longer than " + LIMIT_SECONDS + " s", e);
        }
    }

    /** Waits until all are done. */
    static void forAll(List<? extends CompletableFuture<?>> futures, String what) {
        try {
            Void unused = get(CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)), what);
        } catch (ApiException e) {
            throw e;
        } catch (Exception e) {
            throw new ApiException(500, what + " failed: " + e, e);
        }
    }
}
