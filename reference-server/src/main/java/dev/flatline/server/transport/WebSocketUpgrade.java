package dev.flatline.server.transport;

import dev.flatline.server.firebase.FirebaseDialect;
import dev.flatline.server.session.ClientInfo;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns the HTTP request of a new connection into a WebSocket of the namespace it names (spec 1.1). */
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String SOCKET_PATH = "/.ws";
    private static final long UPGRADE_TIMEOUT_SECONDS = 30;

    private final Namespaces namespaces;
    private final Carrier carrier;
    private @Nullable ScheduledFuture<?> timeout;

    UpgradeHandler(Namespaces namespaces, Carrier carrier) {
        this.namespaces = namespaces;
        this.carrier = carrier;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        timeout = carrier.loopOf(ctx.channel()).schedule(() -> close(ctx), UPGRADE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopTimeout();
        ctx.fireChannelInactive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        QueryStringDecoder target = new QueryStringDecoder(request.uri());
        if (request.decoderResult().isFailure()) {
            answer(ctx, HttpResponseStatus.BAD_REQUEST, "malformed HTTP request");
        } else if (!target.path().equals(SOCKET_PATH)) {
            answer(ctx, HttpResponseStatus.NOT_FOUND, "there is nothing here; connect a WebSocket to " + SOCKET_PATH);
        } else if (host.isEmpty()) {
            answer(ctx, HttpResponseStatus.BAD_REQUEST, "the Host header is missing");
        } else {
            Optional<FirebaseDialect> dialect = namespaces.find(namespaceOf(target, host));
            if (dialect.isPresent()) {
                stopTimeout();
                upgrade(ctx, request, dialect.get(), clientOf(request, target, host));
            } else {
                answer(ctx, HttpResponseStatus.BAD_REQUEST, "no such namespace, and it cannot be made");
            }
        }
    }

    private static String namespaceOf(QueryStringDecoder target, String host) {
        return first(target, "ns").orElseGet(() -> host.split("[.:]", 2)[0]);
    }

    private static ClientInfo clientOf(FullHttpRequest request, QueryStringDecoder target, String host) {
        return new ClientInfo(host, request.headers().get(HttpHeaderNames.USER_AGENT, ""), first(target, "ls"));
    }

    private static Optional<String> first(QueryStringDecoder target, String parameter) {
        List<String> values = target.parameters().getOrDefault(parameter, List.of());
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    private void upgrade(
            ChannelHandlerContext ctx, FullHttpRequest request, FirebaseDialect dialect, ClientInfo client) {
        WebSocketDecoderConfig frames = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(namespaces.config().limits().frameBytes())
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .build();
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshaker13(request.uri(), null, frames);
        request.retain();
        carrier.enter(ctx.channel(), dialect.namespace().loop(), () -> {
            try {
                shakeHands(ctx, request, handshaker, new WebSocketHandler(dialect, client, carrier));
            } catch (WebSocketHandshakeException e) {
                answer(ctx, HttpResponseStatus.UPGRADE_REQUIRED, "expected a WebSocket upgrade, version 13");
            } finally {
                request.release();
            }
        });
    }

    private void shakeHands(
            ChannelHandlerContext ctx,
            FullHttpRequest request,
            WebSocketServerHandshaker handshaker,
            WebSocketHandler socket) {
        var unused = handshaker.handshake(ctx.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                ctx.pipeline()
                        .addLast(new WebSocketFrameAggregator(
                                namespaces.config().limits().frameBytes()))
                        .addLast(new Utf8FrameValidator(false))
                        .addLast(socket)
                        .remove(this);
                socket.open();
            } else {
                close(ctx);
            }
        });
    }

    private static void answer(ChannelHandlerContext ctx, HttpResponseStatus status, String text) {
        ByteBuf body = ByteBufUtil.writeUtf8(ctx.alloc(), text + "\n");
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, "close");
        var unused = ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            close(ctx);
        } else {
            answer(ctx, HttpResponseStatus.BAD_REQUEST, "malformed request");
        }
    }

    private void stopTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    private static void close(ChannelHandlerContext ctx) {
        var unused = ctx.close();
    }
}
