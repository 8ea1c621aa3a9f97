package dev.flatline.suite.bench.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fills a namespace with listeners that no write of the benchmarks concerns. */
final class UnrelatedListeners {
    private static final int PER_CONNECTION = 1000;
    private static final long PATIENCE_SECONDS = 60;

    private UnrelatedListeners() {}

    static void attach(Generator generator, Endpoint endpoint, int count)
            throws ExecutionException, TimeoutException, InterruptedException {
        int connections = (count + PER_CONNECTION - 1) / PER_CONNECTION;
        int attached = 0;
        for (WireConnection connection : generator.connect(endpoint, connections)) {
            List<CompletableFuture<Void>> answers = new ArrayList<>();
            for (int i = 0; i < PER_CONNECTION && attached < count; i++) {
                answers.add(connection.request(Requests.listen(i + 1, "unrelated/l" + attached++)));
            }
            var unused = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
