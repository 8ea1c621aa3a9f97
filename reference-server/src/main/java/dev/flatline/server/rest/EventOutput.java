package dev.flatline.server.rest;

/** An event stream's way to its client. */
public interface EventOutput {
    /**
     * Sends an event.
     *
     * @param utf8 the whole event; may be shared, so it must not be changed
     */
    void send(byte[] utf8);

    /** Closes the connection in good order once all that was sent has left; called last. */
    void end();
}
