package dev.flatline.simulator.embedded;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.LongSupplier;

/** A listener whose connections are {@link ProxyChannel}s. */
final class ProxyServerChannel extends NioServerSocketChannel {
    private final LongSupplier numbers;

    /** @param numbers asked for each connection, in the order of accepting */
    ProxyServerChannel(LongSupplier numbers) {
        this.numbers = numbers;
    }

    @Override
    protected int doReadMessages(List<Object> messages) throws IOException {
        SocketChannel socket = javaChannel().accept();
        if (socket == null) {
            return 0;
        }
        messages.add(new ProxyChannel(this, socket, numbers.getAsLong()));
        return 1;
    }
}
