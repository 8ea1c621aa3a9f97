package dev.flatline.simulator.embedded;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A listener whose connections are {@link ProxyChannel}s. */
final class ProxyServerChannel extends NioServerSocketChannel {
    @Override
    protected int doReadMessages(List<Object> messages) throws IOException {
        SocketChannel socket = javaChannel().accept();
        if (socket == null) {
            return 0;
        }
        messages.add(new ProxyChannel(this, socket));
        return 1;
    }
}
