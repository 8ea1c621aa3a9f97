package dev.flatline.server;

import dev.flatline.server.rules.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a server behaves. Made by {@link #builder()}; without further ado it listens on any free loopback port and is
 * correct.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param liveness for clients that answer WebSocket pings
 * @param passiveLiveness for clients that must never be pinged
 * @param lastSessionPolicy what {@code ls=} does to the session it names
 * @param mutant the defect that is switched on, if any
 * @param listener who observes the server
 * @param limits what one peer may ask
 * @param rules who may read and write what, in namespaces that are given no rules of their own
 * @param secret what tokens must be signed with (HS256); empty to believe unsigned ones
 * @param disconnectCredential as whom disconnect writes run
 * @param profile how other questions are decided that the vendor leaves open
 * @param importFrom a file with the data to begin with; servers on sockets only
 * @param exportTo the file that the data is left in at the end; servers on sockets only
 * @param restartPolicy what is still there after a restart
 * @param adminToken what callers of the admin API must show; empty if there is no such API
 * @param wilddogLiveness for clients that speak Wilddog's protocol
 */
public record ServerConfig(
        String host,
        int port,
        Liveness liveness,
        Liveness passiveLiveness,
        LastSessionPolicy lastSessionPolicy,
        Optional<Mutant> mutant,
        ServerListener listener,
        Limits limits,
        Rules rules,
        Optional<String> secret,
        DisconnectCredential disconnectCredential,
        Profile profile,
        Optional<Path> importFrom,
        Optional<Path> exportTo,
        RestartPolicy restartPolicy,
        Optional<String> adminToken,
        Liveness wilddogLiveness) {

    /** The mark of the one client that drops its connection when it is pinged (spec section 0, rule 2). */
    private static final String UNPINGABLE_USER_AGENT = "AdminJava";

    /** What fits into an {@code Authorization} header (RFC 6750) and is not guessed at once. */
    private static final String TOKEN = "[A-Za-z0-9._~+/=-]{8,}";

    /** Checks the ranges. */
    public ServerConfig {
        Objects.requireNonNull(host, "host");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, not " + port);
        }
        if (passiveLiveness instanceof Liveness.Ping) {
            throw new IllegalArgumentException("the passive liveness policy must not ping");
        }
        if (secret.isPresent() && secret.get().isEmpty()) {
            throw new IllegalArgumentException("the secret must not be empty");
        }
        if (adminToken.isPresent() && !adminToken.get().matches(TOKEN)) {
            throw new IllegalArgumentException("the admin token must be 8 or more letters, digits or ._~+/=-");
        }
    }

    /** A builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The policy for a client, chosen by its User-Agent header. */
    public Liveness livenessFor(String userAgent) {
        return userAgent.contains(UNPINGABLE_USER_AGENT) ? passiveLiveness : liveness;
    }

    /** Whether that defect is switched on. */
    public boolean has(Mutant defect) {
        return mutant.isPresent() && mutant.get() == defect;
    }

    /** The same with that defect switched on, or none. */
    public ServerConfig withMutant(Optional<Mutant> other) {
        return new ServerConfig(
                host,
                port,
                liveness,
                passiveLiveness,
                lastSessionPolicy,
                other,
                listener,
                limits,
                rules,
                secret,
                disconnectCredential,
                profile,
                importFrom,
                exportTo,
                restartPolicy,
                adminToken,
                wilddogLiveness);
    }

    /** Collects the settings; each setter overrides one default. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private Liveness liveness = Liveness.ping(Duration.ofSeconds(10), Duration.ofSeconds(30));
        private Liveness passiveLiveness = Liveness.passive(Duration.ofSeconds(90));
        private LastSessionPolicy lastSessionPolicy = LastSessionPolicy.EAGER;
        private Optional<Mutant> mutant = Optional.empty();
        private ServerListener listener = ServerListener.NONE;
        private Limits limits = Limits.DEFAULT;
        private Rules rules = Rules.open();
        private Optional<String> secret = Optional.empty();
        private DisconnectCredential disconnectCredential = DisconnectCredential.CAPTURED;
        private Profile profile = Profile.DEFAULT;
        private Optional<Path> importFrom = Optional.empty();
        private Optional<Path> exportTo = Optional.empty();
        private RestartPolicy restartPolicy = RestartPolicy.KEEPS_ALL;
        private Optional<String> adminToken = Optional.empty();
        private Liveness wilddogLiveness = Liveness.ping(Duration.ofSeconds(20), Duration.ofSeconds(80));

        private Builder() {}

        /** The address to listen on; default {@code 127.0.0.1}. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /** The port to listen on; default 0, any free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The policy for clients that answer pings; default every 10 s, dead after 30 s. */
        public Builder liveness(Liveness value) {
            liveness = value;
            return this;
        }

        /** The policy for clients that must not be pinged; default dead after 90 s. */
        public Builder passiveLiveness(Liveness value) {
            passiveLiveness = value;
            return this;
        }

        /** What {@code ls=} does; default {@link LastSessionPolicy#EAGER}. */
        public Builder lastSessionPolicy(LastSessionPolicy value) {
            lastSessionPolicy = value;
            return this;
        }

        /** The defect to switch on; default none. */
        public Builder mutant(Mutant value) {
            mutant = Optional.of(value);
            return this;
        }

        /** Who observes the server; default nobody. */
        public Builder listener(ServerListener value) {
            listener = value;
            return this;
        }

        /** What one peer may ask; default {@link Limits#DEFAULT}. */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /** Who may read and write what; default {@link Rules#open}, everybody everything. */
        public Builder rules(Rules value) {
            rules = value;
            return this;
        }

        /**
         * What tokens must be signed with (HS256); who shows the secret itself is the administrator. Default none: then
         * {@code owner} is the administrator and unsigned tokens are believed, as by the emulator.
         */
        public Builder secret(String value) {
            secret = Optional.of(value);
            return this;
        }

        /** As whom disconnect writes run; default {@link DisconnectCredential#CAPTURED}. */
        public Builder disconnectCredential(DisconnectCredential value) {
            disconnectCredential = value;
            return this;
        }

        /** How questions are decided that the vendor leaves open; default {@link Profile#DEFAULT}. */
        public Builder profile(Profile value) {
            profile = value;
            return this;
        }

        /**
         * The data to begin with: a JSON file whose top level names namespaces, {@code {"demo": {"users": ...}}}; default
         * none.
         */
        public Builder importFrom(Path file) {
            importFrom = Optional.of(file);
            return this;
        }

        /** Where {@link ReferenceServer#close} leaves all data, to be imported again; default nowhere. */
        public Builder exportTo(Path file) {
            exportTo = Optional.of(file);
            return this;
        }

        /**
         * Starts a server that is configured so, by the system's clock.
         *
         * @throws IllegalArgumentException if a value is out of its range
         * @throws ServerStartException if it cannot listen where it is told to
         * @throws DataFileException if there is something wrong with a file to import or to export to
         */
        public ReferenceServer start() {
            return ReferenceServer.start(build());
        }

        /** What is still there after a restart; default {@link RestartPolicy#KEEPS_ALL}. */
        public Builder restartPolicy(RestartPolicy value) {
            restartPolicy = value;
            return this;
        }

        /**
         * Serves the admin API, on loopback only, to who shows this token: 8 or more letters, digits or {@code ._~+/=-}.
         * Default none: there is no such API.
         */
        public Builder adminToken(String value) {
            adminToken = Optional.of(value);
            return this;
        }

        /**
         * The policy for clients that speak Wilddog's protocol; default every 20 s, as documented, dead after 80 s, which is
         * not. Such clients are told to ping as often, too, and to give the server up after as long without a sign of life.
         */
        public Builder wilddogLiveness(Liveness value) {
            wilddogLiveness = value;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public ServerConfig build() {
            return new ServerConfig(
                    host,
                    port,
                    liveness,
                    passiveLiveness,
                    lastSessionPolicy,
                    mutant,
                    listener,
                    limits,
                    rules,
                    secret,
                    disconnectCredential,
                    profile,
                    importFrom,
                    exportTo,
                    restartPolicy,
                    adminToken,
                    wilddogLiveness);
        }
    }
}
