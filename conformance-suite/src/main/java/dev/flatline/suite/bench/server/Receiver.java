package dev.flatline.suite.bench.server;

import io.netty.buffer.ByteBuf;

/** Takes the messages of one connection, on the generator's loop. */
@FunctionalInterface
interface Receiver {

    /** Nobody: for connections that only have to be there. */
    Receiver NOBODY = (in, index, length) -> {};

    /**
     * A message came in.
     *
     * @param in holds it, for the time of this call
     * @param index of its first byte
     * @param length in bytes
     */
    void message(ByteBuf in, int index, int length);
}
