package dev.flatline.server;

/**
 * What a server that is started again still knows of the time before, whether it was stopped or crashed. The vendors document
 * nothing (spec section 9), so it is a switch. Sessions never survive, since their connections do not.
 */
public enum RestartPolicy {
    /**
     * The data is there, and the disconnect writes of the sessions that were cut short run before the first client is
     * greeted: for those who wait for them, a restart is one more way to lose a client (OD-32). Their timestamps tell the
     * time of the start.
     */
    KEEPS_ALL,
    /**
     * The data is there, the disconnect writes are forgotten: who was online stays online until the next session of that
     * client says otherwise.
     */
    FORGETS_SESSIONS,
    /** Nothing is left, as with the emulator: data and disconnect writes were in memory only. */
    FORGETS_ALL
}
