package dev.flatline.server.transport;

import dev.flatline.server.admin.AdminRequest;
import dev.flatline.server.rest.RequestTarget;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Requests to the admin API, as they come from Netty. */
final class AdminRequests {
    private AdminRequests() {}

    static AdminRequest of(Channel channel, FullHttpRequest http, RequestTarget target) {
        return new AdminRequest(
                http.method().name(),
                target,
                isLocal(channel),
                http.headers().get(HttpHeaderNames.HOST, ""),
                Optional.ofNullable(http.headers().get(HttpHeaderNames.AUTHORIZATION)),
                ByteBufUtil.getBytes(http.content()));
    }

    /** What has no address is a channel in memory, whose peer is in this very process. */
    private static boolean isLocal(Channel channel) {
        return !(channel.remoteAddress() instanceof InetSocketAddress peer)
                || peer.getAddress().isLoopbackAddress();
    }
}
