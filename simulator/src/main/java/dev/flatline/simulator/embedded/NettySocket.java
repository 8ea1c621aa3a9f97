package dev.flatline.simulator.embedded;

import dev.flatline.simulator.link.Chunk;
import dev.flatline.simulator.link.ProxySocket;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;

/** A Netty channel as the link core sees it. */
final class NettySocket implements ProxySocket {
    private final ProxyChannel channel;
    private boolean writeFailed;
    private final ChannelFutureListener written = write -> writeFailed |= !write.isSuccess();

    NettySocket(ProxyChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(Chunk chunk) {
        var unused = channel.writeAndFlush(Unpooled.wrappedBuffer(chunk.bytes(), chunk.offset(), chunk.length()))
                .addListener(written);
    }

    /** Whether bytes could not be written, because the other end was gone. */
    boolean writeFailed() {
        return writeFailed;
    }

    @Override
    public void setReading(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    @Override
    public void close() {
        var unused = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> abort());
    }

    /**
     * The JDK sends a FIN before it really closes a socket that a selector knows, which would hide the RST that the
     * kernel sends when there is unread input. So that case is told apart here.
     */
    @Override
    public void abort() {
        if (channel.takesUnreadInput()) {
            reset();
        } else {
            var unused = channel.close();
        }
    }

    @Override
    public void reset() {
        if (channel.isActive()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        var unused = channel.close();
    }
}
