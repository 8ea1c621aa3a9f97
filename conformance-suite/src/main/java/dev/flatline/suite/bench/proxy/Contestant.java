package dev.flatline.suite.bench.proxy;

import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.toxiproxy.RunningToxiproxy;
import dev.flatline.simulator.toxiproxy.ToxiproxyProvider;
import dev.flatline.simulator.toxiproxy.UnavailableToxiproxyException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One Toxiproxy in a process of its own, with one proxy, steered by plain calls of its API that all wait for the answer. */
final class Contestant implements AutoCloseable {
    private static final String PROXY = "bench";
    private static final Pattern LISTEN = Pattern.compile("\"listen\":\\s*\"127\\.0\\.0\\.1:(\\d+)\"");
    private static final int ANSWER_LIMIT_MILLIS = 30_000;

    private final RunningToxiproxy toxiproxy;

    private Contestant(RunningToxiproxy toxiproxy) {
        this.toxiproxy = toxiproxy;
    }

    /**
     * Starts the embedded engine.
     *
     * @param command the program that it is, without its address
     * @throws UnavailableToxiproxyException if it does not start
     */
    static Contestant ours(List<String> command) {
        return new Contestant(ToxiproxyProvider.ofCommand(command).start(1, note -> {}));
    }

    /**
     * Starts the real Toxiproxy.
     *
     * @param program empty: the one on the PATH
     * @throws UnavailableToxiproxyException if it is not there or does not start
     */
    static Contestant real(Optional<Path> program) {
        return new Contestant(ToxiproxyProvider.of("binary", program).start(1, note -> {}));
    }

    String version() {
        return toxiproxy.version();
    }

    long processId() {
        return toxiproxy.processId().orElseThrow();
    }

    /** Makes the proxy anew; where it listens. */
    InetSocketAddress proxyTo(InetSocketAddress upstream) throws IOException {
        removeProxy();
        String made = call(
                "POST",
                "/proxies",
                "{\"name\":\"" + PROXY + "\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:" + upstream.getPort()
                        + "\"}");
        Matcher listen = LISTEN.matcher(made);
        if (!listen.find()) {
            throw new IOException("asked for a proxy, Toxiproxy answered: " + made);
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(listen.group(1)));
    }

    /** Takes the proxy away, and with it all connections; nothing happens if there is none. */
    void removeProxy() throws IOException {
        call("DELETE", "/proxies/" + PROXY, "");
    }

    /**
     * Adds a toxic.
     *
     * @param attributes as in the API, a JSON object
     */
    void addToxic(String name, String type, Direction direction, String attributes) throws IOException {
        String added = call(
                "POST",
                "/proxies/" + PROXY + "/toxics",
                "{\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"stream\":\"" + direction.wireName()
                        + "\",\"attributes\":" + attributes + "}");
        if (!added.contains(name)) {
            throw new IOException("asked for a toxic, Toxiproxy answered: " + added);
        }
    }

    void removeToxic(String name) throws IOException {
        call("DELETE", "/proxies/" + PROXY + "/toxics/" + name, "");
    }

    /** The answer's body; empty if the answer is an error without one. */
    private String call(String method, String path, String body) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) URI.create(toxiproxy.api() + path).toURL().openConnection();
        call.setRequestMethod(method);
        call.setReadTimeout(ANSWER_LIMIT_MILLIS);
        if (!body.isEmpty()) {
            call.setDoOutput(true);
            call.setRequestProperty("Content-Type", "application/json");
            try (OutputStream output = call.getOutputStream()) {
                output.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        // Read to its end, so that the connection can be used for the next call.
        try (var answer = call.getResponseCode() < 400 ? call.getInputStream() : call.getErrorStream()) {
            return answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        toxiproxy.close();
    }
}
