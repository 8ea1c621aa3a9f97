package dev.flatline.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** What has been written to a channel and not yet left for its peer. Call it on the channel's loop. */
final class Backlog {
    private Backlog() {}

    static long bytes(Channel channel) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    /**
     * Whether more waits than that. What has only not been flushed yet does not count against a peer that reads: it is
     * flushed before the peer is judged.
     */
    static boolean exceeds(Channel channel, int maxBytes) {
        if (bytes(channel) <= maxBytes) {
            return false;
        }
        channel.flush();
        return bytes(channel) > maxBytes;
    }
}
