package dev.flatline.simulator.embedded;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A running engine. Steered by any Toxiproxy client through its HTTP API. */
public final class EmbeddedToxiproxy implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;
    private static final long STOP_SECONDS = 10;

    private final EventLoopGroup loops;
    private final ExecutorService control;
    private final ProxyCollection proxies;
    private final Channel api;
    private final HostPort address;

    private EmbeddedToxiproxy(HostPort listen, long seed) throws IOException {
        loops = new MultiThreadIoEventLoopGroup(
                EVENT_LOOPS, new DefaultThreadFactory("toxiproxy-io", true), NioIoHandler.newFactory());
        control = Executors.newSingleThreadExecutor(new DefaultThreadFactory("toxiproxy-control", true));
        proxies = new ProxyCollection(loops, seed);
        try {
            api = ApiServer.bind(loops, listen, new Api(proxies), control);
        } catch (IOException e) {
            stopThreads();
            throw e;
        }
        address = HostPort.of(api.localAddress());
    }

    /**
     * Starts an engine.
     *
     * @param host where the HTTP API listens; empty means 127.0.0.1
     * @param port 0 takes any free port
     * @param seed decides what toxics draw; the same seed, proxy name and connection number draw the same
     * @throws IOException if the API cannot listen there
     */
    public static EmbeddedToxiproxy start(String host, int port, long seed) throws IOException {
        return new EmbeddedToxiproxy(new HostPort(host, port), seed);
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
        var unused = api.close();
        try {
            control.submit(proxies::close).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the embedded toxiproxy did not stop in good order", e);
        } finally {
            stopThreads();
        }
    }

    private void stopThreads() {
        control.shutdownNow();
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
