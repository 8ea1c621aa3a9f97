package dev.flatline.server.transport;

import dev.flatline.server.rest.RequestTarget;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.transport.Namespaces.Hosted;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;

/** Turns an HTTP connection into a WebSocket (spec 1.1). Runs on the namespace's loop. */
final class WebSocketUpgrade {
    static final String PATH = "/.ws";

    private final Carrier carrier;
    private final int maxFrameBytes;

    WebSocketUpgrade(Carrier carrier, int maxFrameBytes) {
        this.carrier = carrier;
        this.maxFrameBytes = maxFrameBytes;
    }

    static ClientInfo clientOf(FullHttpRequest request, RequestTarget target, String host) {
        String userAgent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
        return new ClientInfo(host, userAgent, target.first("ls"), target.first("s"));
    }

    /**
     * Answers the upgrade and lets the protocol begin.
     *
     * @param http the handler that the WebSocket's takes the place of
     * @throws WebSocketHandshakeException if the request is none; nothing is answered then
     */
    void perform(
            ChannelHandlerContext ctx, FullHttpRequest request, Hosted hosted, ClientInfo client, ChannelHandler http) {
        WebSocketDecoderConfig frames = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(maxFrameBytes)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .build();
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshaker13(request.uri(), null, frames);
        WebSocketHandler socket = new WebSocketHandler(hosted.firebase(), client, carrier, hosted.departures());
        var unused = handshaker.handshake(ctx.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                ctx.pipeline()
                        .addLast(new WebSocketFrameAggregator(maxFrameBytes))
                        .addLast(new Utf8FrameValidator(false))
                        .addLast(socket)
                        .remove(http);
                socket.open();
            } else {
                close(ctx);
            }
        });
    }

    private static void close(ChannelHandlerContext ctx) {
        var unused = ctx.close();
    }
}
