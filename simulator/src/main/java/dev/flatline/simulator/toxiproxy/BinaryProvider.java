package dev.flatline.simulator.toxiproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The real Toxiproxy as a child process on a free loopback port.
 *
 * @param program the one to start; empty: the first {@value #NAME} of the search path
 * @param searchPath folders, separated as in PATH
 */
record BinaryProvider(Optional<Path> program, String searchPath) implements ToxiproxyProvider {
    static final String NAME = "toxiproxy-server";

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(500);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    /** Somebody may take the port between our look and its start. */
    private static final int ATTEMPTS = 3;

    private static final String PORT_TAKEN = "address already in use";

    /** Whether there is a program to start. */
    boolean isPresent() {
        return find().isPresent();
    }

    private Optional<Path> find() {
        return program.or(() -> Programs.find(NAME, searchPath));
    }

    @Override
    public RunningToxiproxy start(long seed, Consumer<String> notes) {
        Path file = find().orElseThrow(() -> new UnavailableToxiproxyException(
                "there is no " + NAME + " on the PATH; install Toxiproxy 2.12.0, or say where its program is"));
        if (!Files.isExecutable(file) || Files.isDirectory(file)) {
            throw new UnavailableToxiproxyException(file + " is not a program that can be run");
        }
        String output = "";
        for (int i = 0; i < ATTEMPTS; i++) {
            PlainApi api = new PlainApi("127.0.0.1", freePort());
            GuardedProcess process = spawn(file, api);
            Optional<String> version = firstAnswer(process, api);
            if (version.isPresent()) {
                return new RunningToxiproxy("binary", version.get(), api.uri(), "", process::close);
            }
            process.close();
            output = process.output();
            if (!output.contains(PORT_TAKEN)) {
                break;
            }
        }
        throw new UnavailableToxiproxyException(file + " did not start as a Toxiproxy does"
                + (output.isEmpty() ? " and said nothing" : "; it said: " + output));
    }

    private static GuardedProcess spawn(Path file, PlainApi api) {
        String port = String.valueOf(api.uri().getPort());
        try {
            // It would tell of every connection otherwise.
            return GuardedProcess.start(
                    List.of(file.toAbsolutePath().toString(), "-host", "127.0.0.1", "-port", port),
                    Map.of("LOG_LEVEL", "error"));
        } catch (IOException e) {
            throw new UnavailableToxiproxyException(file + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The version it tells as soon as it does; empty if it ends, fails or stays silent. */
    private static Optional<String> firstAnswer(GuardedProcess process, PlainApi api) {
        long startNanos = System.nanoTime();
        while (System.nanoTime() - startNanos < START_LIMIT.toNanos()) {
            // The real one does not end when its port is taken; whoever has the port may answer in its place.
            if (process.endsWithin(POLL_INTERVAL) || process.output().contains(PORT_TAKEN)) {
                return Optional.empty();
            }
            Optional<String> version = api.version(ANSWER_LIMIT);
            if (version.isPresent()) {
                return version;
            }
        }
        return Optional.empty();
    }

    /** A loopback port that nobody listens on just now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UnavailableToxiproxyException("there is no free port on 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
