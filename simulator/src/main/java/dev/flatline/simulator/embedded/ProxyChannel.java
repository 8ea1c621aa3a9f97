package dev.flatline.simulator.embedded;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A socket that can tell whether its kernel holds unread input. */
final class ProxyChannel extends NioSocketChannel {
    private final long number;

    /** The side towards the server, which needs no number. */
    ProxyChannel() {
        number = 0;
    }

    ProxyChannel(Channel parent, SocketChannel socket, long number) {
        super(parent, socket);
        this.number = number;
    }

    /** The connection's number within its proxy, counted from 1 in the order of accepting. */
    long number() {
        return number;
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
