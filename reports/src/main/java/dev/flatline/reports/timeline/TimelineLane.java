package dev.flatline.reports.timeline;

/**
 * A line along which things happen.
 *
 * @param kind what it stands for
 * @param name the client whose lane or link it is, or the path that is watched; else empty
 */
public record TimelineLane(Kind kind, String name) {
    /** What lanes stand for. */
    public enum Kind {
        /** A client under test. */
        CLIENT,
        /** The way between a client and the server, where the faults are. */
        LINK,
        /** The server. */
        SERVER,
        /** The truth at one path, as the observer sees it. */
        WATCHED,
        /** The runner, which no drawing has a lane for. */
        RUN
    }

    /** The server's lane. */
    public static final TimelineLane SERVER = new TimelineLane(Kind.SERVER, "");

    /** What the runner does, and what is nobody's. */
    public static final TimelineLane RUN = new TimelineLane(Kind.RUN, "");

    /** The lane of a client. */
    public static TimelineLane client(String name) {
        return new TimelineLane(Kind.CLIENT, name);
    }

    /** The lane of a client's link. */
    public static TimelineLane link(String client) {
        return new TimelineLane(Kind.LINK, client);
    }

    /** The lane of a path that is watched. */
    public static TimelineLane watched(String path) {
        return new TimelineLane(Kind.WATCHED, path);
    }

    /** The name for people. */
    public String title() {
        return switch (kind) {
            case CLIENT, WATCHED -> name;
            case LINK -> "link";
            case SERVER -> "server";
            case RUN -> "run";
        };
    }
}
