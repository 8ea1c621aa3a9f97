package dev.flatline.suite.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a server under test comes from. */
public sealed interface ServerSource {

    /** Stands in command lines, environments and addresses for a port that is free. */
    String PORT = "{port}";

    /** Ours, in this process. */
    record Reference() implements ServerSource {}

    /** One that runs already, at {@code host:port}. */
    record Running(String address) implements ServerSource {}

    /**
     * A program that is started for a run.
     *
     * @param line the program and its arguments, with {@value #PORT} where the port belongs
     * @param address where it listens then: {@code host:port}
     * @param packages whether {@code npm ci} installs what it needs into its directory first
     * @param needs programs that must be on the PATH, each with the way to get it
     */
    record Program(
            List<String> line,
            Path directory,
            Map<String, String> environment,
            String address,
            boolean packages,
            Map<String, String> needs,
            Ready ready,
            Stop stop)
            implements ServerSource {

        public Program {
            line = List.copyOf(line);
            environment = ordered(environment);
            needs = ordered(needs);
        }
    }

    /**
     * A container that is started for a run.
     *
     * @param port where the server listens inside
     * @param arguments for the program of the image
     */
    record Container(
            String image, int port, List<String> arguments, Map<String, String> environment, Ready ready, Stop stop)
            implements ServerSource {

        public Container {
            arguments = List.copyOf(arguments);
            environment = ordered(environment);
        }
    }

    /** What shows that a server that has been started can be used, and how long that may take. */
    record Ready(Sign sign, Duration within) {}

    /** The sign of a server that is ready. */
    sealed interface Sign {

        /** It writes a line in which this regular expression matches something. */
        record Line(String pattern) implements Sign {}

        /** Its port accepts a connection. */
        record Port() implements Sign {}

        /** It answers GET on this path with a status below 400. */
        record Http(String path) implements Sign {}
    }

    /**
     * How it is ended.
     *
     * @param signal without SIG, such as TERM
     * @param grace how long it may take to end by itself; then it is killed
     */
    record Stop(String signal, Duration grace) {}

    private static Map<String, String> ordered(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
