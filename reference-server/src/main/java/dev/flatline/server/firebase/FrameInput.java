package dev.flatline.server.firebase;

import dev.flatline.server.SessionEnd;

/** What a WebSocket's transport tells of it. Everything on the namespace's loop. */
public interface FrameInput {
    /** Bytes came in, whatever they mean. */
    void heard();

    /** A text frame came in. */
    void receive(String frame);

    /** What came in is not the protocol: says so and closes. The namespace goes on. */
    void fail(String reason);

    /** The WebSocket is over. Safe to call more than once; the first cause counts. */
    void end(SessionEnd cause);
}
