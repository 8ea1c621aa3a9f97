package dev.flatline.simulator.embedded;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running engine. Steered by any Toxiproxy client through its HTTP API. */
public final class EmbeddedToxiproxy implements AutoCloseable {
    private static final long STOP_SECONDS = 10;

    private final EngineThreads threads = new EngineThreads();
    private final ProxyCollection proxies;
    private final ApiServer api;
    private final HostPort address;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedToxiproxy(EngineConfig config) throws IOException {
        ProxyMetrics metrics = new ProxyMetrics(config.proxyMetrics());
        proxies = new ProxyCollection(new EngineParts(threads, config.seed(), metrics));
        try {
            // Before the API is there, this thread is the only one that controls.
            if (config.proxiesFile().isPresent()) {
                new ProxiesFile(config.proxiesFile().get()).populate(proxies);
            }
            HostPort listen = new HostPort(config.host(), config.port());
            Api answers = new Api(proxies, config.proxyMetrics() ? Optional.of(metrics) : Optional.empty());
            api = ApiServer.listen(threads.control(), listen, answers);
        } catch (IOException e) {
            proxies.close();
            threads.stop();
            throw e;
        }
        address = api.address();
    }

    /**
     * Starts an engine.
     *
     * @throws IOException if the API cannot listen, or the file of proxies is not as it should be; the message says where
     */
    public static EmbeddedToxiproxy start(EngineConfig config) throws IOException {
        return new EmbeddedToxiproxy(config);
    }

    /**
     * Starts an engine without proxies and metrics.
     *
     * @param host where the HTTP API listens; empty means 127.0.0.1
     * @param port 0 takes any free port
     * @param seed decides what toxics draw; the same seed, proxy name and connection number draw the same
     * @throws IOException if the API cannot listen there
     */
    public static EmbeddedToxiproxy start(String host, int port, long seed) throws IOException {
        return start(EngineConfig.builder().host(host).port(port).seed(seed).build());
    }

    /** The host that the HTTP API listens on. */
    public String host() {
        return address.host();
    }

    /** The port that the HTTP API listens on. */
    public int port() {
        return address.port();
    }

    /** Closes all connections and ports and ends all threads; returns when that is done. Interruption hurries it. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        api.close();
        try {
            threads.control().submit(proxies::close).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the embedded toxiproxy did not stop in good order", e);
        } finally {
            threads.stop();
        }
    }
}
