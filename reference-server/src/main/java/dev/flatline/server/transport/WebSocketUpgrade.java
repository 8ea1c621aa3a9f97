package dev.flatline.server.transport;

import dev.flatline.server.Limits;
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
import java.util.Optional;

/**
 * Turns an HTTP connection into a WebSocket (spec 1.1, Wilddog spec 3.1). Clients of Engine.IO name its version ({@code EIO}),
 * which no other client does; that tells the dialects apart. Runs on the namespace's loop.
 */
final class WebSocketUpgrade {
    private static final String PATH = "/.ws";
    private static final String ENGINE_VERSION = "EIO";
    private static final String SPOKEN_ENGINE_VERSION = "3";

    private final Carrier carrier;
    private final Limits limits;

    WebSocketUpgrade(Carrier carrier, Limits limits) {
        this.carrier = carrier;
        this.limits = limits;
    }

    /** Whether a target asks for a WebSocket. Clients of Engine.IO end the path with a slash. */
    static boolean isFor(RequestTarget target) {
        return !isForPolling(target) && (target.path().equals(PATH) || isForEngineHere(target));
    }

    /** Whether a target, at the same path, polls in the place of a WebSocket, as clients of Engine.IO do. */
    static boolean isForPolling(RequestTarget target) {
        return isForEngineHere(target) && target.first("transport").equals(Optional.of("polling"));
    }

    private static boolean isForEngineHere(RequestTarget target) {
        return isForEngine(target)
                && (target.path().equals(PATH) || target.path().equals(PATH + "/"));
    }

    private static boolean isForEngine(RequestTarget target) {
        return target.first(ENGINE_VERSION).isPresent();
    }

    /**
     * What the client says about itself.
     *
     * @throws IllegalArgumentException if it speaks another version of Engine.IO
     */
    static ClientInfo clientOf(FullHttpRequest request, RequestTarget target, String host) {
        String userAgent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
        if (!isForEngine(target)) {
            return new ClientInfo(host, userAgent, target.first("ls"), target.first("s"));
        }
        if (!target.first(ENGINE_VERSION).equals(Optional.of(SPOKEN_ENGINE_VERSION))) {
            throw new IllegalArgumentException("Engine.IO is spoken here in version 3 only (EIO=3)");
        }
        return new ClientInfo(host, userAgent, Optional.empty(), target.first("sid"));
    }

    /**
     * Answers the upgrade and lets the protocol begin.
     *
     * @param http the handler that the WebSocket's takes the place of
     * @throws WebSocketHandshakeException if the request is none; nothing is answered then
     */
    void perform(
            ChannelHandlerContext ctx,
            FullHttpRequest request,
            RequestTarget target,
            Hosted hosted,
            ClientInfo client,
            ChannelHandler http) {
        // There are no segments in Engine.IO: a message is a frame.
        int maxFrameBytes = isForEngine(target) ? limits.messageChars() : limits.frameBytes();
        WebSocketDecoderConfig frames = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(maxFrameBytes)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .build();
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshaker13(request.uri(), null, frames);
        WebSocketHandler socket = isForEngine(target)
                ? new WebSocketHandler(hosted.wilddog(), client, carrier, hosted.wilddogDepartures())
                : new WebSocketHandler(hosted.firebase(), client, carrier, hosted.firebaseDepartures());
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
