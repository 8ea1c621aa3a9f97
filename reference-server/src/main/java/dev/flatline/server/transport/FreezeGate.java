package dev.flatline.server.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Stands first in the pipeline of a frozen connection and lets nothing through either way until it is taken out again. On a
 * socket it stops reading, so that the peer feels the back-pressure; what it does receive in memory it keeps.
 */
final class FreezeGate extends ChannelDuplexHandler {
    private final Queue<Object> inbound = new ArrayDeque<>();
    private boolean flushHeld;

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        inbound.add(message);
    }

    /** What is written waits in the channel's own buffer, whose limits go on to hold. */
    @Override
    public void flush(ChannelHandlerContext ctx) {
        flushHeld = true;
    }

    /** Lets go of all that has waited, and reads again. */
    void open(ChannelHandlerContext ctx) {
        if (flushHeld) {
            ctx.flush();
        }
        while (!inbound.isEmpty()) {
            ctx.fireChannelRead(inbound.poll());
        }
        ctx.channel().config().setAutoRead(true);
        ctx.pipeline().remove(this);
    }

    /** The connection may end while it is frozen. */
    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        inbound.forEach(ReferenceCountUtil::release);
        inbound.clear();
    }
}
