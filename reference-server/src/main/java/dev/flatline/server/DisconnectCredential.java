package dev.flatline.server;

/**
 * As whom a disconnect write runs, if the session's credential has changed since it was registered (SEC-06). The vendor
 * documents nothing, so it is a switch.
 */
public enum DisconnectCredential {
    /** As who registered it, provided that credential has not expired since (SEC-05). */
    CAPTURED,
    /** As whoever the session belongs to when it ends. */
    CURRENT
}
