package dev.flatline.simulator.embedded;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How an engine is started. Made by {@link #builder()}; without further ado it has its API on any free loopback port, no
 * proxies and no metrics.
 *
 * @param host where the HTTP API listens; empty means 127.0.0.1
 * @param port the port of the HTTP API, 0 for any free one
 * @param seed decides what toxics draw; the same seed, proxy name and connection number draw the same
 * @param proxyMetrics whether {@code /metrics} is there and counts bytes
 * @param proxiesFile a JSON array of the proxies to start with, as {@code toxiproxy-server -config} takes it
 */
public record EngineConfig(String host, int port, long seed, boolean proxyMetrics, Optional<Path> proxiesFile) {
    private static final int MAX_PORT = 65_535;

    /** Checks the ranges. */
    public EngineConfig {
        Objects.requireNonNull(host, "host");
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be between 0 and " + MAX_PORT + ", not " + port);
        }
    }

    /** A builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the settings; each setter overrides one default. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private long seed = 1;
        private boolean proxyMetrics;
        private Optional<Path> proxiesFile = Optional.empty();

        private Builder() {}

        /** Where the HTTP API listens; default {@code 127.0.0.1}. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /** The port of the HTTP API; default 0, any free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Decides what toxics draw; default 1. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Whether {@code /metrics} is there; default no. */
        public Builder proxyMetrics(boolean value) {
            proxyMetrics = value;
            return this;
        }

        /** The proxies to start with; default none. */
        public Builder proxiesFile(Path value) {
            proxiesFile = Optional.of(value);
            return this;
        }

        /**
         * The settings collected.
         *
         * @throws IllegalArgumentException if the port is out of range
         */
        public EngineConfig build() {
            return new EngineConfig(host, port, seed, proxyMetrics, proxiesFile);
        }
    }
}
