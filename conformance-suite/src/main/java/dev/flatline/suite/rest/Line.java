package dev.flatline.suite.rest;

/** A connection to the server on which one request has been sent. */
public interface Line extends AutoCloseable {

    /** Hangs up. Idempotent; no event follows. */
    @Override
    void close();
}
