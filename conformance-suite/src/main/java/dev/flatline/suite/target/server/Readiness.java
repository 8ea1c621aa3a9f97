package dev.flatline.suite.target.server;

import dev.flatline.simulator.process.GuardedProcess;
import dev.flatline.suite.scenario.ServerSource.Ready;
import dev.flatline.suite.scenario.ServerSource.Sign;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits for the sign that a server which has just been started is ready. */
final class Readiness {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(25);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final int HTTP_ERRORS_FROM = 400;

    private final GuardedProcess process;
    private final String address;
    private final Ready ready;
    private final CompletableFuture<String> said;
    private final String line;

    /**
     * @param said completes with the line that was waited for
     * @param line the command line, for messages
     */
    Readiness(GuardedProcess process, String address, Ready ready, CompletableFuture<String> said, String line) {
        this.process = process;
        this.address = address;
        this.ready = ready;
        this.said = said;
        this.line = line;
    }

    /** @throws UnreadyServerException if it ends or is not ready in time */
    void await() {
        long startNanos = System.nanoTime();
        while (!isReady()) {
            if (process.endsWithin(POLL_INTERVAL)) {
                throw new UnreadyServerException("it ended before it was ready.\nStarted with: " + line + "\n"
                        + Ending.of(process) + "\nCheck the command line: does it run by itself?");
            }
            if (Thread.currentThread().isInterrupted()
                    || System.nanoTime() - startNanos > ready.within().toNanos()) {
                throw new UnreadyServerException("it was not ready within "
                        + ready.within().toMillis() + " ms: " + missing() + ".\nStarted with: " + line
                        + "\nIt still ran."
                        + Ending.words(process.output())
                        + "\nCheck \"ready\" and \"address\" of the target, or give it more time with \"within\".");
            }
        }
    }

    private boolean isReady() {
        if (ready.sign() instanceof Sign.Line) {
            return said.isDone();
        }
        return ready.sign() instanceof Sign.Http http ? answers(http.path()) : accepts();
    }

    private String missing() {
        if (ready.sign() instanceof Sign.Line sign) {
            return "it wrote no line that matches \"" + sign.pattern() + "\"";
        }
        return ready.sign() instanceof Sign.Http http
                ? "http://" + address + http.path() + " was not answered with a status below " + HTTP_ERRORS_FROM
                : "nothing accepts connections at " + address;
    }

    private boolean accepts() {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    Math.toIntExact(ANSWER_LIMIT.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + address + path).toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(ANSWER_LIMIT.toMillis()));
            connection.setReadTimeout(Math.toIntExact(ANSWER_LIMIT.toMillis()));
            try {
                return connection.getResponseCode() < HTTP_ERRORS_FROM;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
