package dev.flatline.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The pipeline's channel without a socket: bytes come from and go to plain interfaces, on the caller's thread. */
final class InMemoryChannel extends EmbeddedChannel implements ByteConnection {
    private final ByteOutput output;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private boolean resetArmed;
    private boolean resetByPeer;

    InMemoryChannel(ByteOutput output, ChannelHandler handlers) {
        super(handlers);
        this.output = output;
    }

    void armReset() {
        resetArmed = true;
    }

    @Override
    public void receive(byte[] bytes) {
        if (isOpen()) {
            writeInbound(Unpooled.wrappedBuffer(bytes));
        }
    }

    @Override
    public void closed(boolean reset) {
        if (isOpen()) {
            resetByPeer = reset;
            if (reset) {
                // How a socket channel reports it.
                pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
            }
            var unused = close();
        }
    }

    @Override
    protected void handleOutboundMessage(Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            unsent.writeBytes(ByteBufUtil.getBytes(bytes));
        } finally {
            bytes.release();
        }
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer buffer) throws Exception {
        super.doWrite(buffer);
        if (unsent.size() > 0) {
            byte[] bytes = unsent.toByteArray();
            unsent.reset();
            output.write(bytes);
        }
    }

    @Override
    protected void doClose() throws Exception {
        super.doClose();
        if (resetByPeer) {
            return;
        }
        if (resetArmed) {
            output.reset();
        } else {
            output.close();
        }
    }
}
