package dev.flatline.suite.bench.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * What a connection costs the server's heap while nothing happens.
 *
 * @param afterHelloBytes just connected, each
 * @param presentBytes with one listen and one disconnect write, each on a path of its own, each
 */
record IdleConnections(double afterHelloBytes, double presentBytes) {
    /** What loads classes and fills caches must not be counted. */
    private static final int CONNECTIONS_BEFORE = 200;

    static IdleConnections measure(Generator generator, ServerProcess server, int connections)
            throws ExecutionException, TimeoutException, IOException, InterruptedException {
        List<WireConnection> before = generator.connect(server.endpoint(), CONNECTIONS_BEFORE);
        appear(generator, before);
        generator.cut(before);
        long emptyBytes = Heap.usedBytes(server.pid());

        List<WireConnection> idle = generator.connect(server.endpoint(), connections);
        long afterHelloBytes = Heap.usedBytes(server.pid());
        appear(generator, idle);
        long presentBytes = Heap.usedBytes(server.pid());
        generator.cut(idle);
        return new IdleConnections(
                (afterHelloBytes - emptyBytes) / (double) connections,
                (presentBytes - emptyBytes) / (double) connections);
    }

    /** What a client with a presence record does. */
    private static void appear(Generator generator, List<WireConnection> connections)
            throws ExecutionException, TimeoutException, InterruptedException {
        generator.requestOnEach(connections, index -> Requests.listen(1, "idle/u" + index));
        generator.requestOnEach(connections, index -> Requests.countOnDisconnect(2, "idle/u" + index));
    }
}
