package dev.flatline.server.wire;

/** The way back of one request of long polling. One of the methods is called, once. */
public interface PollReply {
    /** Answers. */
    void answer(PollAnswer answer);

    /** Closes the request's connection without an answer. */
    void drop();
}
