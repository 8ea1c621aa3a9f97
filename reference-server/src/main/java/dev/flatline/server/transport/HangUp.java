package dev.flatline.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose last words matter. A socket that is closed while its peer still sends is reset, and the reset
 * overtakes what was said; so only our direction is closed, and the peer is left some time to hang up.
 */
final class HangUp {
    private HangUp() {}

    /**
     * Ends a connection after its last words.
     *
     * @param maxMillis when it is closed at the latest, in milliseconds from now, whether or not the peer has taken them
     */
    static void after(ChannelFuture lastWords, Carrier carrier, int maxMillis) {
        Channel channel = lastWords.channel();
        ScheduledFuture<?> timeout =
                carrier.loopOf(channel).schedule(() -> close(channel), maxMillis, TimeUnit.MILLISECONDS);
        var unusedClose = channel.closeFuture().addListener(closed -> timeout.cancel(false));
        var unusedWrite = lastWords.addListener(said -> {
            if (said.isSuccess() && channel instanceof DuplexChannel duplex) {
                // Whoever listens for the peer's end must read.
                channel.config().setAutoRead(true);
                var unused = duplex.shutdownOutput();
            } else {
                close(channel);
            }
        });
    }

    private static void close(Channel channel) {
        var unused = channel.close();
    }
}
