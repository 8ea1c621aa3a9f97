package dev.flatline.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A defect that can be switched on, to prove that the suite would notice it. Each is built in at exactly one place. */
public enum Mutant {
    /** Disconnect writes are lost when the connection is reset. */
    FORGETS_DISCONNECT_ON_CUT("OD-02", "Drops the disconnect writes of a session whose connection ends with a reset."),
    /** Timestamps in disconnect writes are taken too early. */
    TIMESTAMP_AT_REGISTRATION(
            "TS-03", "Resolves the server values of a disconnect write when it is registered, not when it runs."),
    /** Disconnect writes run again. */
    RUNS_DISCONNECT_TWICE("OD-08", "Runs the disconnect writes of a lost session two times."),
    /** Cancelling does nothing. */
    IGNORES_CANCEL("OD-10", "Acknowledges the cancelling of disconnect writes but keeps them.");

    private final String breaks;
    private final String description;

    Mutant(String breaks, String description) {
        this.breaks = breaks;
        this.description = description;
    }

    /** The name used on command lines: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The requirement that a server with this defect does not meet. */
    public String breaks() {
        return breaks;
    }

    /** The defect in one sentence. */
    public String description() {
        return description;
    }

    /** The mutant with that {@link #id}. */
    public static Optional<Mutant> find(String id) {
        return Arrays.stream(values()).filter(mutant -> mutant.id().equals(id)).findFirst();
    }
}
