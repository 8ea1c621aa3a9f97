package dev.flatline.server.transport;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the connections that have become a WebSocket or an event stream, by the IP address of the peer. Thread-safe. */
final class SessionsPerAddress {
    private static final AttributeKey<Boolean> COUNTED = AttributeKey.valueOf(SessionsPerAddress.class, "counted");

    private final int max;
    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();

    SessionsPerAddress(int max) {
        this.max = max;
    }

    /**
     * Counts a connection, once, until it is closed. One in memory comes from no address and is not counted.
     *
     * @return whether there is room for it
     */
    boolean enter(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)
                || channel.attr(COUNTED).get() != null) {
            return true;
        }
        InetAddress address = remote.getAddress();
        // Counted first: of several that come at once, none may slip in.
        if (counts.merge(address, 1, Integer::sum) > max) {
            leave(address);
            return false;
        }
        channel.attr(COUNTED).set(true);
        var unused = channel.closeFuture().addListener(closed -> leave(address));
        return true;
    }

    private void leave(InetAddress address) {
        counts.computeIfPresent(address, (unused, count) -> count == 1 ? null : count - 1);
    }
}
