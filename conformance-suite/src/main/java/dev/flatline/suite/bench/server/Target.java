package dev.flatline.suite.bench.server;

import java.util.Optional;

/**
 * A server under load.
 *
 * @param endpoint where it listens
 * @param process what it runs in, if that is ours to look into
 */
record Target(Endpoint endpoint, Optional<ServerProcess> process) implements AutoCloseable {

    static Target started(ServerProcess process) {
        return new Target(process.endpoint(), Optional.of(process));
    }

    /** A server that runs anyway. */
    static Target at(Endpoint endpoint) {
        return new Target(endpoint, Optional.empty());
    }

    /** The processor time it has used, in seconds; not a number where that is unknown. */
    double cpuSeconds() {
        return process.map(ServerProcess::cpuSeconds).orElse(Double.NaN);
    }

    @Override
    public void close() {
        process.ifPresent(ServerProcess::close);
    }
}
