package dev.flatline.suite.bench.proxy;

/**
 * How much is measured in a round.
 *
 * @param roundTrips exchanges of 32 B, after as many to warm up
 * @param bulkBytes sent through one connection
 * @param delayedRoundTrips exchanges through a latency toxic
 * @param controlCalls calls of the API while data flows, half of them adding a toxic and half removing one
 * @param idleConnections open at a time
 */
public record ProxyScale(int roundTrips, long bulkBytes, int delayedRoundTrips, int controlCalls, int idleConnections) {

    /** What figures are quoted from. */
    public static final ProxyScale FULL = new ProxyScale(10_000, 512L << 20, 200, 400, 1_000);

    /** A fifth of it, to see roughly where one stands. */
    public static final ProxyScale QUICK = new ProxyScale(2_000, 128L << 20, 50, 100, 200);
}
