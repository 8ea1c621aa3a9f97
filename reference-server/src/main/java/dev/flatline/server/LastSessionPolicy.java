package dev.flatline.server;

/**
 * What becomes of a session that is still alive when its client comes back and names it ({@code ls=}, spec 5.2). The
 * vendor documents nothing, so it is a switch.
 */
public enum LastSessionPolicy {
    /** It ends, and its disconnect writes run, before the new session is greeted: no zombie can undo what follows. */
    EAGER,
    /** It ends right after the new session is greeted. */
    LATE,
    /** It lives on until its connection or its liveness ends it: the zombie race of spec 5.4. */
    IGNORE
}
