package dev.flatline.server.transport;

import dev.flatline.server.ServerMeter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** Counts connections and their bytes, next to the socket. */
@Sharable
final class TrafficMeter extends ChannelDuplexHandler {
    private final ServerMeter meter;

    TrafficMeter(ServerMeter meter) {
        this.meter = meter;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        meter.connectionOpened();
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        meter.connectionClosed();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            meter.bytesReceived(bytes.readableBytes());
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            meter.bytesSent(bytes.readableBytes());
        }
        var unused = ctx.write(message, promise);
    }
}
