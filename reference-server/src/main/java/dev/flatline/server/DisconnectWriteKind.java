package dev.flatline.server;

/** The three ways to register a disconnect write. */
public enum DisconnectWriteKind {
    /** Replaces the value. */
    SET,
    /** Replaces the named children only. */
    UPDATE,
    /** Deletes the value. */
    REMOVE
}
