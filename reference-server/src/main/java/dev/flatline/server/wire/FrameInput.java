package dev.flatline.server.wire;

import dev.flatline.server.SessionEnd;

/** What a WebSocket's transport tells of it. Everything on the namespace's loop. */
public interface FrameInput {
    /** Bytes came in, whatever they mean. */
    void heard();

    /** A text frame came in. */
    void receive(String frame);

    /** What came in is not the protocol: says so and closes. The namespace goes on. */
    void fail(String reason);

    /**
     * The client does not read what it is sent: nothing more is, and its session ends. Not at once, since the listeners must
     * not change while they are being told.
     */
    void dropSlow();

    /** The WebSocket is over. Safe to call more than once; the first cause counts. */
    void end(SessionEnd cause);
}
