package dev.flatline.server.metrics;

/**
 * How much there is of what can be counted when somebody asks.
 *
 * @param sessions live sessions
 * @param listens listens of all of them
 * @param disconnectWrites disconnect writes that wait for their ends
 */
public record Census(long sessions, long listens, long disconnectWrites) {
    /** Nothing. */
    public static final Census NONE = new Census(0, 0, 0);

    /** Both together. */
    public Census plus(Census other) {
        return new Census(
                sessions + other.sessions, listens + other.listens, disconnectWrites + other.disconnectWrites);
    }
}
