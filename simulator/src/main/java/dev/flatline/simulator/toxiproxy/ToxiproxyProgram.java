package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.process.GuardedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A program that does what {@code toxiproxy-server} does, as a child process on a free loopback port.
 *
 * @param command the program and its own arguments; host and port are added as {@code toxiproxy-server} takes them
 */
record ToxiproxyProgram(List<String> command) implements ToxiproxyProvider {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMillis(500);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    /** Somebody may take the port between our look and its start. */
    private static final int ATTEMPTS = 3;

    private static final String PORT_TAKEN = "address already in use";

    ToxiproxyProgram {
        command = List.copyOf(command);
    }

    @Override
    public RunningToxiproxy start(long seed, Consumer<String> notes) {
        String output = "";
        for (int i = 0; i < ATTEMPTS; i++) {
            PlainApi api = new PlainApi("127.0.0.1", freePort());
            GuardedProcess process = spawn(api);
            Optional<String> version = firstAnswer(process, api);
            if (version.isPresent()) {
                return new RunningToxiproxy(
                        "binary", version.get(), api.uri(), "", OptionalLong.of(process.pid()), process::close);
            }
            process.close();
            output = process.output();
            if (!output.contains(PORT_TAKEN)) {
                break;
            }
        }
        throw new UnavailableToxiproxyException(command.get(0) + " did not start as a Toxiproxy does"
                + (output.isEmpty() ? " and said nothing" : "; it said: " + output));
    }

    private GuardedProcess spawn(PlainApi api) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(
                List.of("-host", "127.0.0.1", "-port", String.valueOf(api.uri().getPort())));
        try {
            // It would tell of every connection otherwise.
            return GuardedProcess.start(whole, Map.of("LOG_LEVEL", "error"));
        } catch (IOException e) {
            throw new UnavailableToxiproxyException(command.get(0) + " cannot be started: " + e.getMessage(), e);
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
