package dev.flatline.suite.lab.web;

import com.sun.net.httpserver.HttpServer;
import dev.flatline.suite.lab.LabJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the lab on loopback until it is closed. Whoever does not come from this machine's browser by this server's own name is
 * sent away, so that no page from elsewhere can talk to it (DNS rebinding).
 */
public final class LabServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int BACKLOG = 64;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    static {
        // Read once, by the first HttpServer of this process: nobody may hold one of the few threads for long.
        limit("sun.net.httpserver.maxReqTime", 10);
        limit("sun.net.httpserver.maxRspTime", 20);
        limit("sun.net.httpserver.maxReqHeaders", 64);
        limit("jdk.httpserver.maxConnections", 64);
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LabServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    private static void limit(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    /**
     * Starts to serve.
     *
     * @param port 0 takes any free one
     * @throws IOException if the port cannot be listened on
     */
    public static LabServer start(LabJson lab, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "flatline-lab");
            thread.setDaemon(true);
            return thread;
        });
        server.createContext("/", new LabHandler(lab, server.getAddress().getPort()));
        server.setExecutor(threads);
        server.start();
        return new LabServer(server, threads);
    }

    /** Where the lab is. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
