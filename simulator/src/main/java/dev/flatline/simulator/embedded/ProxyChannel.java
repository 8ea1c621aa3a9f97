package dev.flatline.simulator.embedded;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A socket that can tell whether its kernel holds unread input. */
final class ProxyChannel extends NioSocketChannel {
    ProxyChannel() {}

    ProxyChannel(@Nullable Channel parent, SocketChannel socket) {
        super(parent, socket);
    }

    /** To be asked right before closing only, as it takes a byte of that input. */
    boolean takesUnreadInput() {
        try {
            return isActive() && !isInputShutdown() && javaChannel().read(ByteBuffer.allocate(1)) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
