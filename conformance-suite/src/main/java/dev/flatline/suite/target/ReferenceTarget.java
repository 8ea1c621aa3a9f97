package dev.flatline.suite.target;

import dev.flatline.server.Liveness;
import dev.flatline.server.Mutant;
import dev.flatline.server.Profile;
import dev.flatline.server.ServerConfig;
import dev.flatline.suite.scenario.ServerSource;
import dev.flatline.suite.scenario.TargetFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reference server as the suite runs it: a server of the real world takes minutes to give up a silent client; this one is
 * asked to take seconds, so that a live run does too.
 */
public final class ReferenceTarget {

    /** What it is called. */
    public static final String NAME = "reference";

    private static final Liveness LIVENESS = Liveness.ping(Duration.ofMillis(800), Duration.ofSeconds(3));

    /** For clients that say nothing for 45 s although they live, and must not be asked. */
    private static final Liveness PASSIVE = Liveness.passive(Duration.ofSeconds(60));

    /** Longer than a ping interval, so that something is held back; with room for a busy machine below the time-out. */
    private static final Duration BLIP = blip(LIVENESS);

    /** After the short outages of the scenarios, no client waits longer than this before it dials again (spec 4.5). */
    private static final Duration RECONNECT = Duration.ofSeconds(6);

    private ReferenceTarget() {}

    /** How the server is configured for a run. */
    public static ServerConfig.Builder serverConfig(Optional<Mutant> mutant) {
        return serverConfig(mutant, Optional.empty());
    }

    /**
     * The same, checking tokens.
     *
     * @param secret what it checks tokens with; empty: it believes them
     */
    public static ServerConfig.Builder serverConfig(Optional<Mutant> mutant, Optional<String> secret) {
        ServerConfig.Builder config = ServerConfig.builder()
                .liveness(LIVENESS)
                .wilddogLiveness(LIVENESS)
                .passiveLiveness(PASSIVE);
        mutant.ifPresent(config::mutant);
        secret.ifPresent(config::secret);
        return config;
    }

    /** The same as a target file would say it. */
    public static TargetFile file() {
        return of(NAME, new ServerSource.Reference());
    }

    /** A server that runs at {@code host:port}, of which nothing else is known. */
    public static TargetFile running(String address) {
        return of(address, new ServerSource.Running(address));
    }

    private static TargetFile of(String name, ServerSource server) {
        return new TargetFile(
                name,
                server,
                new TargetFile.Isolation.Namespaces(""),
                new TargetFile.ClientChoice.Named(ClientKind.REFERENCE.id()),
                TargetFile.TargetTiming.UNSAID,
                Set.of(),
                Profile.DEFAULT,
                Optional.empty());
    }

    /** The bounds that belong to {@link #serverConfig}. */
    public static Timing timing() {
        return Timing.of(LIVENESS.detectionBound(), BLIP, RECONNECT);
    }

    /** The bounds that belong to it for such a client. */
    public static Timing timingFor(ClientUnderTest client) {
        return client.answersPings() ? timing() : Timing.of(PASSIVE.detectionBound(), blip(PASSIVE), RECONNECT);
    }

    private static Duration blip(Liveness liveness) {
        return liveness.toleratedSilence().multipliedBy(2).dividedBy(3);
    }

    /**
     * The bounds of a server that is not ours.
     *
     * @param known what is known of it
     * @param detection how long it may take to give a silent client up, unless that is known
     */
    public static Timing timingOf(TargetFile.TargetTiming known, Duration detection) {
        Optional<Liveness> liveness =
                known.heartbeat().map(heartbeat -> Liveness.ping(heartbeat.every(), heartbeat.timeout()));
        Duration noticed = Optional.ofNullable(known.bounds().get("detection"))
                .or(() -> liveness.map(Liveness::detectionBound))
                .orElse(detection);
        Duration blip = liveness.map(ReferenceTarget::blip).orElse(BLIP);
        Timing timing = Timing.of(noticed, blip, RECONNECT);
        for (Map.Entry<String, Duration> bound : known.bounds().entrySet()) {
            if (!bound.getKey().equals("detection")) {
                timing = timing.with(bound.getKey(), bound.getValue());
            }
        }
        return timing;
    }
}
