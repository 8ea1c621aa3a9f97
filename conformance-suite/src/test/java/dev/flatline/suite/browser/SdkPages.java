package dev.flatline.suite.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a page and the unmodified SDK of an npm package on loopback. */
final class SdkPages implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path sdk;
    private final String version;

    /** Serves the SDK of the npm package in that folder. */
    SdkPages(Path sdk, String version) {
        this.sdk = sdk;
        this.version = version;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address(String nameAndQuery) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + nameAndQuery);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (OutputStream output = exchange.getResponseBody()) {
            byte[] body = path.startsWith("/sdk/")
                    ? Files.readAllBytes(sdk.resolve(path.substring("/sdk/".length())))
                    : resource(path);
            String type = path.endsWith(".js") ? "text/javascript" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            output.write(body);
        }
    }

    private byte[] resource(String path) throws IOException {
        try (InputStream resource = SdkPages.class.getResourceAsStream("/flatline/browser" + path)) {
            return resource == null
                    ? new byte[0]
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("VERSION", version)
                            .getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
