package dev.flatline.suite.scenario;

import dev.flatline.server.Profile;
import dev.flatline.suite.driver.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A target as its file describes it: which server, which client, and what is known of them. Paths in it have been resolved
 * against the file's folder.
 *
 * @param name what reports call it
 * @param server how to start or to reach the server
 * @param isolation what keeps scenarios apart from each other
 * @param client who talks to the server
 * @param timing how quickly it is meant to notice things, as far as the file says
 * @param lacks what cannot be done with it; scenarios that need one of these are skipped
 * @param profile how the reference server decides what the vendor leaves open
 * @param baseline the failures that are known
 */
public record TargetFile(
        String name,
        ServerSource server,
        Isolation isolation,
        ClientChoice client,
        TargetTiming timing,
        Set<Capability> lacks,
        Profile profile,
        Optional<Path> baseline) {

    public TargetFile {
        Set<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(lacks);
        lacks = Collections.unmodifiableSet(copy);
    }

    /** Who talks to the server. */
    public sealed interface ClientChoice {

        /** A client that comes with Flatline. */
        record Named(String name) implements ClientChoice {}

        /**
         * A driver of the user's own.
         *
         * @param name what reports call it
         * @param line the program and its arguments
         */
        record Program(String name, List<String> line, Path directory, Map<String, String> environment)
                implements ClientChoice {

            public Program {
                line = List.copyOf(line);
                environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
            }
        }
    }

    /** What keeps scenarios that are played at the same time from meeting each other's data. */
    public sealed interface Isolation {

        /** Each has a namespace of its own, whose name begins so. */
        record Namespaces(String prefix) implements Isolation {}

        /** All are in one namespace, each below a path of its own, for servers that have only one database. */
        record Paths(String parent, String namespace) implements Isolation {}
    }

    /**
     * What the file says about time; what it does not say is left to the kind of server.
     *
     * @param heartbeat the server's probes, which detection and blip follow from unless they are given, too
     * @param bounds lengths of named bounds
     */
    public record TargetTiming(Optional<Heartbeat> heartbeat, Map<String, Duration> bounds) {

        /** Nothing is said. */
        public static final TargetTiming UNSAID = new TargetTiming(Optional.empty(), Map.of());

        public TargetTiming {
            bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
        }
    }

    /**
     * How a server looks after its connections.
     *
     * @param every between two probes
     * @param timeout without a sign of life until it gives a client up; at least twice {@code every}
     */
    public record Heartbeat(Duration every, Duration timeout) {}
}
