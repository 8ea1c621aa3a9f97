package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.FaultNetwork;
import java.net.URI;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A Toxiproxy that runs. Closing it ends what was started for it, and nothing else. */
public final class RunningToxiproxy implements AutoCloseable {
    private final String word;
    private final String version;
    private final URI api;
    private final String namePrefix;
    private final OptionalLong processId;
    private final Runnable stop;
    private final UnaryOperator<FaultNetwork> surroundings;

    /**
     * @param word the word that asks for this one
     * @param namePrefix what the names of its proxies begin with, to keep them apart from others'
     * @param processId of the child process that it is, if it is one
     * @param stop ends it
     */
    RunningToxiproxy(String word, String version, URI api, String namePrefix, OptionalLong processId, Runnable stop) {
        this(word, version, api, namePrefix, processId, stop, network -> network);
    }

    private RunningToxiproxy(
            String word,
            String version,
            URI api,
            String namePrefix,
            OptionalLong processId,
            Runnable stop,
            UnaryOperator<FaultNetwork> surroundings) {
        this.word = word;
        this.version = version;
        this.api = api;
        this.namePrefix = namePrefix;
        this.processId = processId;
        this.stop = stop;
        this.surroundings = surroundings;
    }

    /** The same, known by another word, in surroundings that add to what its routes can do. */
    RunningToxiproxy within(String newWord, UnaryOperator<FaultNetwork> newSurroundings) {
        return new RunningToxiproxy(newWord, version, api, namePrefix, processId, stop, newSurroundings);
    }

    /** The word that asks for this one: {@code embedded}, {@code binary}, {@code container}, {@code netns} or its URL; never {@code auto}. */
    public String word() {
        return word;
    }

    /** The version that it tells, such as {@code 2.12.0}. */
    public String version() {
        return version;
    }

    /** Where its HTTP API listens. */
    public URI api() {
        return api;
    }

    /** The number of the child process that it is; empty if it is none of ours. */
    public OptionalLong processId() {
        return processId;
    }

    /** Such as {@code binary Toxiproxy 2.12.0 at 127.0.0.1:40123}. */
    public String describe() {
        return kind() + " at " + api.getAuthority();
    }

    /**
     * A network of routes through this Toxiproxy.
     *
     * @throws dev.flatline.simulator.fault.FaultException if it does not answer any more
     */
    public FaultNetwork network() {
        return surroundings.apply(new ToxiproxyNetwork(api.getHost(), api.getPort(), kind(), namePrefix));
    }

    private String kind() {
        return (word.contains(":") ? "external" : word) + " Toxiproxy " + version;
    }

    @Override
    public void close() {
        stop.run();
    }
}
