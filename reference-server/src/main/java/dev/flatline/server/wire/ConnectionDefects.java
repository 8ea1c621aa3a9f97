package dev.flatline.server.wire;

import dev.flatline.server.Liveness;
import dev.flatline.server.Mutant;
import dev.flatline.server.session.Namespace;
import java.time.Duration;

/** What {@linkplain Mutant mutants} make of the watch over a connection; the right answers while none is switched on. */
final class ConnectionDefects {
    private static final long OTHER_CLOCK_AHEAD_MILLIS = 5_000;

    private final Namespace namespace;

    ConnectionDefects(Namespace namespace) {
        this.namespace = namespace;
    }

    Liveness policy(Liveness chosen) {
        // Clients that must never be pinged are not, whatever else is wrong.
        if (namespace.config().has(Mutant.IMPATIENT) && chosen instanceof Liveness.Ping) {
            Duration interval = chosen.tick().dividedBy(4);
            return Liveness.ping(interval, interval.multipliedBy(2));
        }
        return chosen;
    }

    /** Whether a peer that has been silent for too long is taken for dead. */
    boolean giveUp() {
        return !namespace.config().has(Mutant.NEVER_GIVES_UP);
    }

    /** Whether bytes that come in are a sign of life. */
    boolean countAsLife() {
        return !namespace.config().has(Mutant.EXPIRES_SESSIONS);
    }

    long greetingMillis(long nowMillis) {
        return namespace.config().has(Mutant.GREETS_WITH_ANOTHER_CLOCK)
                ? nowMillis + OTHER_CLOCK_AHEAD_MILLIS
                : nowMillis;
    }
}
