package dev.flatline.reports.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The first line: everything needed to repeat the run and to read its times.
 *
 * @param tool name and version of the program that wrote the journal
 * @param world where the run took place
 * @param seed the seed of all randomness
 * @param timeFactor by how much bounds were stretched for a slow machine; live only, at least 1
 * @param target what was under test
 * @param boundsMillis the target's named bounds in milliseconds; kept sorted by name
 * @param started the wall-clock time of the start; live only, since a virtual journal holds nothing of its machine
 * @param files the scenario files that were played in place of the catalogue, as they were given
 */
public record Header(
        String tool,
        WorldKind world,
        long seed,
        OptionalDouble timeFactor,
        Target target,
        Map<String, Long> boundsMillis,
        Optional<Instant> started,
        List<String> files)
        implements JournalRecord {

    /** The version of the journal format that this model reads and writes. */
    public static final int SCHEMA = 1;

    /** @throws IllegalArgumentException if a virtual run claims a wall-clock time or a time factor, or a bound is negative */
    public Header {
        if (world == WorldKind.VIRTUAL && (started.isPresent() || timeFactor.isPresent())) {
            throw new IllegalArgumentException("a virtual run has neither 'started' nor 'timeFactor'");
        }
        if (timeFactor.isPresent() && !(timeFactor.getAsDouble() >= 1.0)) {
            throw new IllegalArgumentException("'timeFactor' must be at least 1, not " + timeFactor.getAsDouble());
        }
        boundsMillis.forEach((name, millis) -> {
            if (millis < 0) {
                throw new IllegalArgumentException("bound '" + name + "' must not be negative, is " + millis);
            }
        });
        files = List.copyOf(files);
        boundsMillis = Collections.unmodifiableMap(new TreeMap<>(boundsMillis));
    }

    /** The header of a run in the virtual world. */
    public static Header virtual(String tool, long seed, Target target, Map<String, Long> boundsMillis) {
        return new Header(
                tool,
                WorldKind.VIRTUAL,
                seed,
                OptionalDouble.empty(),
                target,
                boundsMillis,
                Optional.empty(),
                List.of());
    }

    /** The header of a run on real sockets. */
    public static Header live(
            String tool, long seed, double timeFactor, Target target, Map<String, Long> boundsMillis, Instant started) {
        return new Header(
                tool,
                WorldKind.LIVE,
                seed,
                OptionalDouble.of(timeFactor),
                target,
                boundsMillis,
                Optional.of(started),
                List.of());
    }

    /** This header of a run that played these files in place of the catalogue. */
    public Header withFiles(List<String> files) {
        return new Header(tool, world, seed, timeFactor, target, boundsMillis, started, files);
    }
}
