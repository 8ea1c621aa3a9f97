package dev.flatline.server;

/**
 * Observes a server. Called on the event loop of the namespace concerned: implementations return at once, do not block,
 * and do not throw. Servers on sockets have several loops, so calls for different namespaces may overlap.
 */
@FunctionalInterface
public interface ServerListener {
    /** Observes nothing; the server then does not even create the events. */
    ServerListener NONE = event -> {};

    /** Takes note of an event. Events of one namespace come in the order in which they happened. */
    void on(ServerEvent event);
}
