package dev.flatline.server.rest;

import dev.flatline.server.Mutant;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.session.Namespace;
import org.jspecify.annotations.Nullable;

/** What {@linkplain Mutant mutants} make of REST; the right answers while none is switched on. */
final class RestDefects {
    private static final long OTHER_CLOCK_AHEAD_MILLIS = 5_000;

    private final Namespace namespace;

    RestDefects(Namespace namespace) {
        this.namespace = namespace;
    }

    /** The server's time as it is told. */
    long toldMillis(long nowMillis) {
        return has(Mutant.REST_HAS_ANOTHER_CLOCK) ? nowMillis + OTHER_CLOCK_AHEAD_MILLIS : nowMillis;
    }

    /** Whether the rules are asked. */
    boolean asksRules() {
        return !has(Mutant.REST_ASKS_NO_RULES);
    }

    /** What a write is answered with. */
    @Nullable
    Object answered(RestRequest request, @Nullable Object written) {
        return has(Mutant.REST_ECHOES_WRITES) ? request.json() : written;
    }

    /** Whether event streams are told of changes. */
    boolean tellsChanges() {
        return !has(Mutant.STREAMS_TELL_NO_CHANGES);
    }

    /** An event stream has ended. */
    void streamEnded() {
        if (has(Mutant.STREAMS_TAKE_SESSIONS_ALONG)) {
            namespace.sessions().forEach(session -> session.end(SessionEnd.REPLACED));
        }
    }

    private boolean has(Mutant mutant) {
        return namespace.config().has(mutant);
    }
}
