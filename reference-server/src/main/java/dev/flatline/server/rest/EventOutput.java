package dev.flatline.server.rest;

/** An event stream's way to its client. */
public interface EventOutput {
    /**
     * Sends an event.
     *
     * @param utf8 the whole event; may be shared, so it must not be changed
     */
    void send(byte[] utf8);
}
