package dev.flatline.server.transport;

import io.netty.channel.Channel;
import java.util.concurrent.ScheduledExecutorService;

/** What differs between channels on sockets and channels in memory. */
interface Carrier {
    /** A connection was accepted; the carrier remembers its channel until it is closed. */
    void opened(Channel channel);

    /** The loop a channel is on before it is {@linkplain #enter moved}. */
    ScheduledExecutorService loopOf(Channel channel);

    /**
     * Moves a channel to the loop of its namespace.
     *
     * @param then runs on that loop when everything the channel does happens there; never, if the channel is closed on the way
     */
    void enter(Channel channel, ScheduledExecutorService loop, Runnable then);

    /** A reading of a clock that measures durations, in nanoseconds; in virtual time nothing takes any. */
    long nanoTime();

    /** Makes the next close of the channel a reset. */
    void armReset(Channel channel);
}
