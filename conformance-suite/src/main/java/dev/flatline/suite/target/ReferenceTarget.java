package dev.flatline.suite.target;

import dev.flatline.server.Liveness;
import dev.flatline.server.Mutant;
import dev.flatline.server.ServerConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * The reference server as the suite runs it: a server of the real world takes minutes to give up a silent client; this one is
 * asked to take seconds, so that a live run does too.
 */
public final class ReferenceTarget {

    private static final Liveness LIVENESS = Liveness.ping(Duration.ofMillis(800), Duration.ofSeconds(3));

    /** Longer than a ping interval, so that something is held back; with room for a busy machine below the time-out. */
    private static final Duration BLIP =
            LIVENESS.toleratedSilence().multipliedBy(2).dividedBy(3);

    /** After the short outages of the scenarios, no client waits longer than this before it dials again (spec 4.5). */
    private static final Duration RECONNECT = Duration.ofSeconds(6);

    private ReferenceTarget() {}

    /** How the server is configured for a run. */
    public static ServerConfig.Builder serverConfig(Optional<Mutant> mutant) {
        ServerConfig.Builder config = ServerConfig.builder().liveness(LIVENESS).wilddogLiveness(LIVENESS);
        mutant.ifPresent(config::mutant);
        return config;
    }

    /** The bounds that belong to {@link #serverConfig}. */
    public static Timing timing() {
        return Timing.of(LIVENESS.detectionBound(), BLIP, RECONNECT);
    }

    /**
     * The bounds of a server that the suite knows nothing about but this.
     *
     * @param detection how long it may take to give a silent client up
     */
    public static Timing timingOfForeignServer(Duration detection) {
        return Timing.of(detection, BLIP, RECONNECT);
    }
}
