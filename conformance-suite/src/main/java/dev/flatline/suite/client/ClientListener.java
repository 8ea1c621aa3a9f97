package dev.flatline.suite.client;

/** What the application hears about the connection. */
public interface ClientListener {

    /** {@code .info/connected}: {@code false} from the start, then every change. */
    void connected(boolean connected);

    /** {@code .info/serverTimeOffset}: milliseconds to add to the client's clock; told when it becomes known or changes. */
    void serverTimeOffset(long millis);

    /** A connection, or an attempt at one, ended; the reason is for people. */
    void connectionEnded(String reason);
}
