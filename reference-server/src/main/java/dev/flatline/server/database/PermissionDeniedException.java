package dev.flatline.server.database;

/** The security rules do not allow a read or a write. Says no more than that, since the reason may be a secret. */
public final class PermissionDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public PermissionDeniedException() {
        super("Permission denied");
    }
}
