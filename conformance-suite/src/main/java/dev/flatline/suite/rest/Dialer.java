package dev.flatline.suite.rest;

import java.util.function.Consumer;

/** Opens connections to the server, past all proxies. */
@FunctionalInterface
public interface Dialer {

    /**
     * Connects, without waiting for it, and sends the request as soon as the connection stands.
     *
     * @param events told all that comes back, from any thread
     */
    Line dial(byte[] request, Consumer<LineEvent> events);
}
