package dev.flatline.simulator.embedded;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The HTTP side of the API: decodes requests, has them answered, encodes the answers; all on the control loop. */
final class ApiServer {
    private static final int IDLE_SECONDS = 60;

    private final Channel listener;
    private final ChannelGroup channels;

    private ApiServer(Channel listener, ChannelGroup channels) {
        this.listener = listener;
        this.channels = channels;
    }

    /**
     * Listens.
     *
     * @throws IOException if that is not possible; the message says where
     */
    static ApiServer listen(EventLoopGroup control, HostPort listen, Api api) throws IOException {
        // What is accepted at the last moment is closed, too: loops that end do not see to it.
        ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
        var binding = new ServerBootstrap()
                .group(control)
                .channel(NioServerSocketChannel.class)
                .childHandler(new Connections(api, channels))
                .bind(listen.resolve());
        try {
            Void unused = Waiting.get(binding, "listening at " + listen);
            channels.add(binding.channel());
            return new ApiServer(binding.channel(), channels);
        } catch (IOException e) {
            throw new IOException("the toxiproxy API cannot listen at " + listen + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new IOException("the toxiproxy API cannot listen at " + listen + ": " + e, e);
        }
    }

    /** Where it listens. */
    HostPort address() {
        return HostPort.of(listener.localAddress());
    }

    /** Refuses new clients and closes the connections of those that are there; not to be called on the control loop. */
    void close() {
        var unused = channels.close().awaitUninterruptibly();
    }

    private static final class Connections extends ChannelInitializer<SocketChannel> {
        private final Api api;
        private final ChannelGroup channels;
        private final AtomicLong requests = new AtomicLong();

        Connections(Api api, ChannelGroup channels) {
            this.api = api;
            this.channels = channels;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            channels.add(channel);
            channel.pipeline()
                    .addLast(
                            new HttpServerCodec(),
                            new BoundedBody(),
                            new IdleStateHandler(0, 0, IDLE_SECONDS, TimeUnit.SECONDS),
                            new Requests(api, requests));
        }
    }

    /** Says why a body that is too long is not taken, and reads on past it. */
    private static final class BoundedBody extends HttpObjectAggregator {
        BoundedBody() {
            super(EngineLimits.MAX_BODY_BYTES);
        }

        @Override
        protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
            var unused = context.writeAndFlush(encoded(ApiResponse.error(new ApiException(
                    413, "request body too long: at most " + EngineLimits.MAX_BODY_BYTES + " bytes are taken"))));
        }
    }

    private static FullHttpResponse encoded(ApiResponse answer) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8));
        if (!answer.contentType().isEmpty()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        }
        if (answer.contentType().equals(ApiResponse.TEXT)) {
            response.headers().set("X-Content-Type-Options", "nosniff");
        }
        if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            HttpUtil.setContentLength(response, response.content().readableBytes());
        }
        return response;
    }

    private static final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final Api api;
        private final AtomicLong requests;

        Requests(Api api, AtomicLong requests) {
            this.api = api;
            this.requests = requests;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
            if (message.decoderResult().isFailure()) {
                send(context, ApiResponse.error(new ApiException(400, "not an HTTP request that can be read")), false);
                return;
            }
            String target = message.uri();
            int query = target.indexOf('?');
            byte[] body = new byte[message.content().readableBytes()];
            message.content().readBytes(body);
            ApiRequest request = new ApiRequest(
                    message.method().name(),
                    query < 0 ? target : target.substring(0, query),
                    message.headers().get(HttpHeaderNames.USER_AGENT, ""),
                    body);
            boolean keepAlive = HttpUtil.isKeepAlive(message);
            // One request at a time: what a peer sends ahead waits in its socket, not in our memory.
            context.channel().config().setAutoRead(false);
            send(context, api.answer(request), keepAlive);
        }

        private void send(ChannelHandlerContext context, ApiResponse answer, boolean keepAlive) {
            FullHttpResponse response = encoded(answer);
            if (answer.requestId()) {
                response.headers().set("X-Toxiproxy-Request-Id", Long.toString(requests.incrementAndGet()));
            }
            HttpUtil.setKeepAlive(response, keepAlive);
            var unused =
                    context.writeAndFlush(response).addListener((ChannelFuture written) -> sent(written, keepAlive));
        }

        private void sent(ChannelFuture written, boolean keepAlive) {
            if (keepAlive && written.isSuccess()) {
                written.channel().config().setAutoRead(true);
            } else {
                var unused = written.channel().close();
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            // The only event is the idle one.
            var unused = context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var unused = context.close();
        }
    }
}
