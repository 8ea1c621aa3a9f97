package dev.flatline.simulator.embedded;

import dev.flatline.simulator.link.Direction;
import dev.flatline.simulator.link.Draws;
import dev.flatline.simulator.link.LinkTime;
import dev.flatline.simulator.link.LinkTraffic;
import dev.flatline.simulator.link.PlacedToxic;
import dev.flatline.simulator.link.ProxiedConnection;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: two channels on one event loop and the link core between them. Everything but {@link #tell}
 * is called from that loop only.
 */
final class EmbeddedConnection {
    private static final int DIAL_TIMEOUT_MILLIS = 10_000;

    private final EmbeddedProxy proxy;
    private final Draws draws;
    private final ProxyChannel client;
    private final EventLoop loop;
    private final NettySocket clientSocket;
    private @Nullable NettySocket serverSocket;
    private @Nullable ChannelFuture dialling;
    private @Nullable ProxiedConnection links;

    EmbeddedConnection(EmbeddedProxy proxy, Draws draws, ProxyChannel client) {
        this.proxy = proxy;
        this.draws = draws;
        this.client = client;
        this.clientSocket = new NettySocket(client);
        this.loop = client.eventLoop();
    }

    void dial(BackgroundResolver names, SocketAddress upstream) {
        client.pipeline().addLast(new Side(Direction.UPSTREAM));
        dialling = new Bootstrap()
                .group(loop)
                .resolver(names)
                .channelFactory(ProxyChannel::new)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, DIAL_TIMEOUT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.RECVBUF_ALLOCATOR, ProxyListener.readSizes())
                .handler(new Side(Direction.DOWNSTREAM))
                .connect(upstream);
        dialling.addListener((ChannelFuture done) -> {
            if (done.isSuccess()) {
                link((ProxyChannel) done.channel());
            } else {
                fail();
            }
        });
    }

    /** The upstream cannot be reached: the client gets a FIN, not a refusal, as with Toxiproxy. */
    void fail() {
        clientSocket.abort();
        proxy.failed(this);
    }

    private void link(ProxyChannel server) {
        serverSocket = new NettySocket(server);
        links = new ProxiedConnection(
                new LinkTime(loop, System::nanoTime),
                draws,
                proxy.linked(this),
                clientSocket,
                serverSocket,
                () -> proxy.finished(this));
        client.config().setAutoRead(true);
        server.config().setAutoRead(true);
        if (!client.isActive()) {
            links.sourceEnded(Direction.UPSTREAM);
        }
    }

    /** Runs on the connection's loop; the future completes when it has run. */
    <T> CompletableFuture<T> tell(Function<EmbeddedConnection, T> what) {
        return CompletableFuture.supplyAsync(() -> what.apply(this), loop);
    }

    @Nullable
    Void add(PlacedToxic toxic) {
        if (links != null) {
            links.add(toxic);
        }
        return null;
    }

    @Nullable
    Void update(PlacedToxic toxic) {
        if (links != null) {
            links.update(toxic);
        }
        return null;
    }

    @Nullable
    Void remove(PlacedToxic toxic) {
        if (links != null) {
            links.remove(toxic.direction(), toxic.name());
        }
        return null;
    }

    @Nullable
    Void abort() {
        if (links != null) {
            links.abort();
            return null;
        }
        if (dialling != null) {
            dialling.cancel(false);
        }
        clientSocket.abort();
        proxy.finished(this);
        return null;
    }

    LinkTraffic traffic(Direction direction) {
        return links == null ? LinkTraffic.NONE : links.traffic(direction);
    }

    /** Whether bytes of that direction could not be written. */
    boolean writeFailed(Direction direction) {
        NettySocket destination = direction == Direction.UPSTREAM ? serverSocket : clientSocket;
        return destination != null && destination.writeFailed();
    }

    boolean isLinked() {
        return links != null && !links.isFinished();
    }

    /** Feeds what one side sends, and how it takes what it is sent, into the links. */
    private final class Side extends ChannelInboundHandlerAdapter {
        private final Direction from;
        private final Direction towards;

        Side(Direction from) {
            this.from = from;
            this.towards = from == Direction.UPSTREAM ? Direction.DOWNSTREAM : Direction.UPSTREAM;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf buffer = (ByteBuf) message;
            byte[] bytes = new byte[buffer.readableBytes()];
            buffer.readBytes(bytes);
            buffer.release();
            if (links != null) {
                links.received(from, bytes, 0, bytes.length);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ChannelInputShutdownEvent.INSTANCE) {
                ended();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (links != null) {
                // A closed socket swallows what is written to it; a link that waited for room there would never end.
                links.setWritable(towards, true);
            }
            ended();
        }

        private void ended() {
            if (links != null) {
                links.sourceEnded(from);
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (links != null) {
                links.setWritable(towards, context.channel().isWritable());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var unused = context.close();
        }
    }
}
