package dev.flatline.suite.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, which does not outlive this one: a shell beside it waits for the end of our pipe. */
final class ServerProcess implements AutoCloseable {
    /** As in the simulator's providers: the guard reads descriptor 3, and kills what the shell has become. */
    private static final String GUARD =
            "exec 3<&0; (cat <&3; kill -KILL $$) >/dev/null 2>&1 & exec \"$@\" 3<&- </dev/null";

    private static final Pattern LISTENING = Pattern.compile("Listening on [^ ]+:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LINES_KEPT = 20;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Deque<String> lines = new ArrayDeque<>();

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a server and waits until it says {@code Listening on HOST:PORT}.
     *
     * @throws IOException if it does not; the message ends with what it said instead
     */
    static ServerProcess start(List<String> command) throws IOException, InterruptedException {
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "sh"));
        guarded.addAll(command);
        ServerProcess server = new ServerProcess(
                new ProcessBuilder(guarded).redirectErrorStream(true).start());
        Thread reader = new Thread(server::read, "flatline-bench-server-output");
        reader.setDaemon(true);
        reader.start();
        try {
            var unused = server.port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException | TimeoutException e) {
            server.close();
            throw new IOException(String.join(" ", command) + " does not listen. " + server.said(), e);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(line);
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
            }
        } catch (IOException e) {
            keep("(its output could not be read: " + e.getMessage() + ")");
        }
        port.completeExceptionally(new IOException("it ended"));
    }

    private synchronized void keep(String line) {
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    private synchronized String said() {
        return "It said: " + String.join("\n", lines);
    }

    /** Where it listens. */
    Endpoint endpoint() {
        return Endpoint.local(port.join());
    }

    /** Its number, which the server has taken over from the shell. */
    long pid() {
        return process.pid();
    }

    /**
     * How long its threads have been running on processors, in seconds, from {@code /proc} where there is one; exact to a
     * hundredth.
     */
    double cpuSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(spent -> spent.toNanos() / 1e9)
                .orElseThrow(() -> new IllegalStateException("this system does not tell how long a process has run"));
    }

    /** Kills it and waits until it is dead. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
