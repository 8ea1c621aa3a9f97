package dev.flatline.simulator.embedded;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The listening port of a proxy while it is enabled. */
final class ProxyListener {
    private static final int LARGEST_READ_BYTES = 32 * 1024;

    /** So few that control calls and the other connections of a loop need not wait long for one that is busy. */
    private static final int READS_PER_TURN = 4;

    private static final long PORT_FREE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Channel channel;

    private ProxyListener(Channel channel) {
        this.channel = channel;
    }

    /**
     * Listens and hands each client over, on the client's event loop.
     *
     * @param listen as in the API; empty means any port
     * @param numbers what clients are numbered by, in the order of accepting
     * @throws ApiException 500 with the text of Go's net package, which clients of Toxiproxy know
     */
    static ProxyListener open(
            EventLoopGroup loops, String listen, LongSupplier numbers, Consumer<ProxyChannel> onAccept) {
        HostPort address = parse(listen);
        try {
            var binding = new ServerBootstrap()
                    .group(loops)
                    .channelFactory(() -> new ProxyServerChannel(numbers))
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                    .childOption(ChannelOption.AUTO_READ, false)
                    .childOption(ChannelOption.RECVBUF_ALLOCATOR, readSizes())
                    .childHandler(new Accepting(onAccept))
                    .bind(address.resolve());
            Void unused = Waiting.get(binding, "listening at " + address);
            return new ProxyListener(binding.channel());
        } catch (BindException e) {
            throw new ApiException(500, "listen tcp " + address + ": bind: address already in use", e);
        } catch (UnknownHostException e) {
            throw new ApiException(500, "listen tcp: lookup " + address.host() + ": no such host", e);
        } catch (ApiException e) {
            throw e;
        } catch (Exception e) {
            throw new ApiException(500, "listen tcp " + address + ": " + e.getMessage(), e);
        }
    }

    private static HostPort parse(String listen) {
        try {
            return HostPort.parse(listen);
        } catch (ApiException e) {
            throw new ApiException(500, "listen tcp: " + e.text(), e);
        }
    }

    static RecvByteBufAllocator readSizes() {
        return new AdaptiveRecvByteBufAllocator(64, 2048, LARGEST_READ_BYTES).maxMessagesPerRead(READS_PER_TURN);
    }

    /** The address really listened at. */
    String address() {
        return HostPort.of(channel.localAddress()).toString();
    }

    /**
     * Refuses new clients; returns when the port is free. A selector lets go of a closed listener only when it selects next,
     * and who listens there again before that finds the address in use.
     *
     * @return a socket that is bound to the port but does not listen: clients are refused, whoever wants to may listen, but the
     *     system does not give the port to an outgoing connection; empty if the port did not become free
     */
    Optional<Socket> close() {
        SocketAddress address = channel.localAddress();
        var unused = channel.close().awaitUninterruptibly();
        long deadlineNanos = System.nanoTime() + PORT_FREE_WITHIN_NANOS;
        Optional<Socket> kept = keep(address);
        while (kept.isEmpty() && System.nanoTime() < deadlineNanos) {
            LockSupport.parkNanos(RETRY_NANOS);
            kept = keep(address);
        }
        return kept;
    }

    private static Optional<Socket> keep(SocketAddress address) {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address);
            return Optional.of(socket);
        } catch (IOException e) {
            close(socket);
            return Optional.empty();
        }
    }

    /** Lets go of a port that was {@linkplain #close kept}. */
    static void close(Socket kept) {
        try {
            kept.close();
        } catch (IOException e) {
            throw new ApiException(500, "close tcp: " + e.getMessage(), e);
        }
    }

    @ChannelHandler.Sharable
    private static final class Accepting extends ChannelInboundHandlerAdapter {
        private final Consumer<ProxyChannel> onAccept;

        Accepting(Consumer<ProxyChannel> onAccept) {
            this.onAccept = onAccept;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.pipeline().remove(this);
            onAccept.accept((ProxyChannel) context.channel());
        }
    }
}
