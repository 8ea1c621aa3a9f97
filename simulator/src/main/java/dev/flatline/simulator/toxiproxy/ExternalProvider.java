package dev.flatline.simulator.toxiproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A Toxiproxy that somebody else has started and will end.
 *
 * @param api where its HTTP API listens: scheme, host and port
 */
record ExternalProvider(URI api) implements ToxiproxyProvider {
    /** Long enough for a busy machine, short enough to wait for without a word. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

    private static final int DEFAULT_PORT = 8474;

    /**
     * The Toxiproxy at a URL.
     *
     * @throws IllegalArgumentException if it is no URL of an HTTP API
     */
    static ExternalProvider at(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wanted(url), e);
        }
        String path = uri.getPath();
        boolean plain = "http".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && (path == null || path.isEmpty() || path.equals("/"));
        if (!plain) {
            throw new IllegalArgumentException(wanted(url));
        }
        int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        return new ExternalProvider(URI.create("http://" + uri.getHost() + ":" + port));
    }

    private static String wanted(String url) {
        return "'" + url + "' is not the URL of a Toxiproxy, such as http://127.0.0.1:" + DEFAULT_PORT;
    }

    @Override
    public RunningToxiproxy start(long seed, Consumer<String> notes) {
        requireThisMachine();
        String version = new PlainApi(api)
                .version(ANSWER_LIMIT)
                .orElseThrow(() -> new UnavailableToxiproxyException("no Toxiproxy answers at " + api + " within "
                        + ANSWER_LIMIT.toMillis() + " ms; start one there with: toxiproxy-server -host " + api.getHost()
                        + " -port " + api.getPort()));
        // Others may use it too, and a run that was killed leaves its proxies behind.
        String prefix = "flatline-" + ProcessHandle.current().pid() + "-"
                + Long.toString(Instant.now().toEpochMilli(), 36) + "-";
        return new RunningToxiproxy(api.toString(), version, api, prefix, OptionalLong.empty(), () -> {});
    }

    /** Its proxies listen on its loopback and connect to servers on its loopback: these must be ours. */
    private void requireThisMachine() {
        try {
            InetAddress address = InetAddress.getByName(api.getHost());
            if (!address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null) {
                throw new UnavailableToxiproxyException(
                        api.getHost() + " is another machine; the Toxiproxy must run on this one, because its proxies"
                                + " listen on 127.0.0.1");
            }
        } catch (IOException e) {
            throw new UnavailableToxiproxyException("the host of " + api + " is unknown here", e);
        }
    }
}
