package dev.flatline.suite.driver;

import java.time.Duration;

/**
 * One running client under test.
 *
 * <p>No method waits: what comes of a command is told through the events that the driver was started with. A driver raises
 * {@code .info/connected} and {@code .info/serverTimeOffset} as {@link DriverEvent.Connected} and {@link DriverEvent.Offset}
 * from its start on, without being asked.
 */
public interface Driver extends AutoCloseable {

    /**
     * Asks the client to carry out {@code command}. Exactly one {@link DriverEvent.Reply} with this {@code id} follows once
     * its outcome is known, or none at all if the outcome never becomes known.
     */
    void send(long id, Command command);

    /**
     * Crashes the client: no farewell to the server, nothing is flushed, all its timers and state are gone. A child process is
     * killed with SIGKILL; an in-process client drops its socket without a WebSocket close frame. No event follows.
     */
    void kill();

    /**
     * Has the client stand still, connections open, until {@link #thaw()}: nothing is read, nothing is answered, no timer goes
     * off. A child process is stopped with SIGSTOP. Commands that are sent meanwhile wait.
     */
    void freeze();

    /** Lets a frozen client go on; nothing happens to one that is not. A child process is continued with SIGCONT. */
    void thaw();

    /**
     * Moves the client's wall clock: from now on it is {@code ahead} of the true time (negative: behind), in whole
     * milliseconds, whatever it was before. Timers keep their pace. Only asked of clients that {@linkplain Capability#CLOCK_JUMP
     * can}.
     */
    void skewClock(Duration ahead);

    /** Ends the client in an orderly way and frees what it holds. Idempotent, also after {@link #kill()}. */
    @Override
    void close();
}
