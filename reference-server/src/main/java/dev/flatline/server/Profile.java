package dev.flatline.server;

/**
 * What the vendor leaves open, decided: each component is a switch whose default is what Flatline holds for most likely, or for
 * safest. {@link LastSessionPolicy} and {@link DisconnectCredential} are two more; they stand in {@link ServerConfig}.
 *
 * @param disconnectRun how the disconnect writes of a session run together
 * @param disconnectAtStop what becomes of disconnect writes when the server stops
 * @param listenRevocation whether listens end when they are no longer allowed
 * @param cancelPermission what cancelling disconnect writes asks of the rules
 * @param compoundHash what a listen with a compound hash is answered with
 */
public record Profile(
        DisconnectRun disconnectRun,
        DisconnectAtStop disconnectAtStop,
        ListenRevocation listenRevocation,
        CancelPermission cancelPermission,
        CompoundHashAnswer compoundHash) {

    /** The first value of each switch. */
    public static final Profile DEFAULT = new Profile(
            DisconnectRun.TOGETHER,
            DisconnectAtStop.FORGET,
            ListenRevocation.WHEN_FORBIDDEN,
            CancelPermission.NONE,
            CompoundHashAnswer.RANGES);

    /** How the disconnect writes of a session run; spec 5.3 can only recommend (OD-25). */
    public enum DisconnectRun {
        /** In one step, which an observer above them sees as one change; those that the rules forbid are left out. */
        TOGETHER,
        /** In one step, or not at all if the rules forbid one of them. */
        ALL_OR_NONE,
        /** Each as a step of its own, in key order; those that the rules forbid are left out. */
        ONE_BY_ONE
    }

    /** What becomes of the disconnect writes of sessions that live when the server stops; production's way is unknown (OD-32). */
    public enum DisconnectAtStop {
        /** They are lost with the server. */
        FORGET,
        /** They run, session by session, before the connections are closed. */
        RUN
    }

    /** Whether a listen ends when rules or credential no longer allow it; spec 5.5 can only infer (SEC-12). */
    public enum ListenRevocation {
        /** It ends as soon as the rules or its session's credential change so that it would be refused. */
        WHEN_FORBIDDEN,
        /** Once allowed, it goes on until its session ends. */
        NEVER
    }

    /** What a client must be allowed to do to cancel disconnect writes; spec 5.3 can only infer. */
    public enum CancelPermission {
        /** Nothing: they are its own. */
        NONE,
        /** To remove what is at the path. */
        WRITE
    }

    /** What a listen is answered with that brings a compound hash (REC-17). */
    public enum CompoundHashAnswer {
        /** With the ranges that differ, where that is less than everything. */
        RANGES,
        /** With everything, as if there were none. */
        WHOLE
    }

    /** This profile with another way to run disconnect writes. */
    public Profile with(DisconnectRun value) {
        return new Profile(value, disconnectAtStop, listenRevocation, cancelPermission, compoundHash);
    }

    /** This profile with another fate of disconnect writes when the server stops. */
    public Profile with(DisconnectAtStop value) {
        return new Profile(disconnectRun, value, listenRevocation, cancelPermission, compoundHash);
    }

    /** This profile with another revocation of listens. */
    public Profile with(ListenRevocation value) {
        return new Profile(disconnectRun, disconnectAtStop, value, cancelPermission, compoundHash);
    }

    /** This profile with another permission to cancel. */
    public Profile with(CancelPermission value) {
        return new Profile(disconnectRun, disconnectAtStop, listenRevocation, value, compoundHash);
    }

    /** This profile with another answer to compound hashes. */
    public Profile with(CompoundHashAnswer value) {
        return new Profile(disconnectRun, disconnectAtStop, listenRevocation, cancelPermission, value);
    }
}
