package dev.flatline.suite.bench.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a server when everything but the broadcast is taken away: Netty's own WebSocket codec and fixed bytes. It
 * has no data; it says ok to every request, and on a put first sends everybody who listens the bytes that a real server would.
 *
 * <p>With more than one copy it sends each listener several messages in one piece, at next to no cost: that shows how much the
 * generator can take.
 */
final class BareServer extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final int LARGEST_REQUEST_BYTES = 16 * 1024;
    private static final String HELLO =
            "{\"t\":\"c\",\"d\":{\"t\":\"h\",\"d\":{\"ts\":1,\"v\":\"5\",\"h\":\"localhost\",\"s\":\"bare\"}}}";
    private static final String OK = "{\"t\":\"d\",\"d\":{\"r\":1,\"b\":{\"s\":\"ok\",\"d\":\"\"}}}";

    private final List<Channel> listeners;
    private final ByteBuf push;
    private final boolean raw;

    private BareServer(List<Channel> listeners, ByteBuf push, boolean raw) {
        this.listeners = listeners;
        this.push = push;
        this.raw = raw;
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments how many copies of a message a put sends to each listener
     */
    public static void main(String[] arguments) throws InterruptedException {
        int copies = Integer.parseInt(arguments[0]);
        byte[] payload = FanOut.PUSH.getBytes(UTF_8);
        ByteBuf push = Unpooled.directBuffer();
        for (int i = 0; i < copies; i++) {
            if (copies > 1) {
                push.writeByte(0x80 | Frames.TEXT).writeByte(payload.length);
            }
            push.writeBytes(payload);
        }
        // One loop, as one namespace has: no lock is needed, and one processor is all there is to it.
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        List<Channel> listeners = new ArrayList<>();
        Channel acceptor = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_REQUEST_BYTES))
                                .addLast(new WebSocketServerProtocolHandler("/.ws", true))
                                .addLast(new BareServer(listeners, push, copies > 1));
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        System.out.println("Listening on 127.0.0.1:" + ((InetSocketAddress) acceptor.localAddress()).getPort());
        acceptor.closeFuture().sync();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof HandshakeComplete) {
            var unused = ctx.writeAndFlush(new TextWebSocketFrame(HELLO), ctx.voidPromise());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        String request = frame.text();
        if (request.contains("\"a\":\"q\"")) {
            listeners.add(ctx.channel());
        } else if (request.contains("\"a\":\"p\"")) {
            for (Channel listener : listeners) {
                ByteBuf bytes = push.retainedDuplicate();
                var unused = listener.write(raw ? bytes : new TextWebSocketFrame(bytes), listener.voidPromise());
            }
        }
        var unused = ctx.write(new TextWebSocketFrame(OK), ctx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        listeners.forEach(Channel::flush);
        ctx.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        listeners.remove(ctx.channel());
    }
}
