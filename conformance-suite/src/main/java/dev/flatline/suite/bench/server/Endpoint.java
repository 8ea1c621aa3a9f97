package dev.flatline.suite.bench.server;

import java.net.URI;

/**
 * Where a server listens, and for which database.
 *
 * @param host a name or an address
 * @param port from 1 to 65535
 * @param namespace the database
 */
public record Endpoint(String host, int port, String namespace) {
    private static final String DEFAULT_NAMESPACE = "bench";

    /** The namespace {@code bench} of a server on this machine. */
    static Endpoint local(int port) {
        return new Endpoint("127.0.0.1", port, DEFAULT_NAMESPACE);
    }

    /** Another database of the same server. */
    Endpoint in(String otherNamespace) {
        return new Endpoint(host, port, otherNamespace);
    }

    /**
     * Reads {@code ws://HOST:PORT}, {@code http://HOST:PORT} or either with {@code ?ns=NAMESPACE}.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what is expected
     */
    public static Endpoint parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected(url), e);
        }
        boolean plain = "ws".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!plain || uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException(expected(url));
        }
        String query = uri.getQuery();
        boolean named = query != null && query.startsWith("ns=");
        return new Endpoint(uri.getHost(), uri.getPort(), named ? query.substring("ns=".length()) : DEFAULT_NAMESPACE);
    }

    private static String expected(String url) {
        return "'" + url + "' is not the URL of a server, such as ws://127.0.0.1:9000?ns=bench";
    }
}
