package dev.flatline.suite.driver;

import java.time.Duration;

/**
 * How a server can tell a live client from one that is gone.
 *
 * @param pings whether the client answers WebSocket pings; one that does not may even break its connection when it is pinged
 * @param longestSilence how long a client that is not pinged may say nothing although it lives; zero for one that is pinged
 */
public record ClientLiveness(boolean pings, Duration longestSilence) {

    /** The usual: a WebSocket that answers. */
    public static final ClientLiveness ANSWERS_PINGS = new ClientLiveness(true, Duration.ZERO);

    /** A client that must be left in peace, and says something at least this often. */
    public static ClientLiveness silentFor(Duration longestSilence) {
        return new ClientLiveness(false, longestSilence);
    }
}
