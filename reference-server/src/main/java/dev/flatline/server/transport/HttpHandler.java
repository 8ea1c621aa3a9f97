package dev.flatline.server.transport;

import dev.flatline.server.Limits;
import dev.flatline.server.admin.Admin;
import dev.flatline.server.admin.AdminRequest;
import dev.flatline.server.rest.EventStream;
import dev.flatline.server.rest.RequestTarget;
import dev.flatline.server.rest.RestException;
import dev.flatline.server.rest.RestRequest;
import dev.flatline.server.rest.RestResponse;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.transport.Namespaces.Hosted;
import dev.flatline.server.wilddog.WilddogService;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP requests of one connection, one after the other. A WebSocket or an event stream takes the connection over and
 * moves it to its namespace's loop; all other requests only hop there, since the next one may be for another namespace.
 */
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);
    private final Namespaces namespaces;
    private final Carrier carrier;
    private final SessionsPerAddress sessions;
    /** Requests that came before the one ahead of them was answered; reading stops meanwhile, so they are few. */
    private final Queue<FullHttpRequest> waiting = new ArrayDeque<>();

    private boolean busy;
    /** More requests came than may wait: those in the queue are answered, then the connection ends. */
    private boolean flooded;
    /** The last answer has been given; what comes now is thrown away until the client hangs up. */
    private volatile boolean ended;

    private @Nullable ScheduledFuture<?> timeout;

    HttpHandler(Namespaces namespaces, Carrier carrier, SessionsPerAddress sessions) {
        this.namespaces = namespaces;
        this.carrier = carrier;
        this.sessions = sessions;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        startTimeout(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopTimeout();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        waiting.forEach(FullHttpRequest::release);
        waiting.clear();
        ctx.channel().config().setAutoRead(true);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (ended) {
            return;
        }
        if (busy) {
            flooded |= waiting.size() >= limits().pipelinedRequests();
            if (!flooded) {
                waiting.add(request.retain());
            }
            ctx.channel().config().setAutoRead(false);
        } else {
            begin(ctx, request);
        }
    }

    private void begin(ChannelHandlerContext ctx, FullHttpRequest request) {
        busy = true;
        stopTimeout();
        if (request.decoderResult().isFailure()) {
            refuse(ctx, request);
            return;
        }
        try {
            route(ctx, request, RequestTarget.parse(request.uri()));
        } catch (IllegalArgumentException e) {
            answer(ctx, RestResponse.error(400, String.valueOf(e.getMessage())), false);
        }
    }

    private void refuse(ChannelHandlerContext ctx, FullHttpRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpContentException tooLong) {
            // The connection stays open, or else a reset would reach the client, still sending, before the answer does.
            answer(ctx, RestResponse.error(413, String.valueOf(tooLong.getMessage())), true);
        } else if (cause instanceof TooLongHttpLineException) {
            String limit = "the request line must not be longer than " + limits().requestLineBytes() + " bytes";
            answer(ctx, RestResponse.error(414, limit), false);
        } else if (cause instanceof TooLongHttpHeaderException) {
            String limit = "the headers of a request must not be larger than " + limits().headerBytes() + " bytes";
            answer(ctx, RestResponse.error(431, limit), false);
        } else {
            answer(ctx, HttpAnswers.text(HttpResponseStatus.BAD_REQUEST, "malformed HTTP request"), false);
        }
    }

    private void route(ChannelHandlerContext ctx, FullHttpRequest request, RequestTarget target) {
        Optional<Admin> admin = namespaces.admin();
        if (admin.isPresent() && AdminRequest.isFor(target)) {
            administer(ctx, request, target, admin.get());
            return;
        }
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        if (WilddogService.isFor(target)) {
            byte[] body = ByteBufUtil.getBytes(request.content());
            RestResponse answer =
                    namespaces.wilddogService().answer(request.method().name(), target, host, body);
            answer(ctx, answer, HttpUtil.isKeepAlive(request));
            return;
        }
        boolean forSocket = WebSocketUpgrade.isFor(target);
        boolean forEnginePolling = WebSocketUpgrade.isForPolling(target);
        boolean forPolling = forEnginePolling || target.path().equals(LongPollExchange.PATH);
        if (!forSocket && !forPolling && !RestRequest.isFor(target)) {
            String hint = "there is nothing here; add .json to the path, or connect a WebSocket to /.ws";
            answer(ctx, HttpAnswers.text(HttpResponseStatus.NOT_FOUND, hint), false);
        } else if (host.isEmpty()) {
            answer(ctx, RestResponse.error(400, "the Host header is missing"), false);
        } else {
            Optional<Hosted> hosted = namespaces.find(namespaceOf(target, host));
            if (hosted.isEmpty()) {
                answer(
                        ctx,
                        RestResponse.error(
                                forSocket || forPolling ? 400 : 404, "no such namespace, and it cannot be made"),
                        false);
            } else if (forSocket && !sessions.enter(ctx.channel())) {
                answer(ctx, tooManySessions(), false);
            } else if (forSocket) {
                upgrade(ctx, request, target, hosted.get(), WebSocketUpgrade.clientOf(request, target, host));
            } else if (forPolling) {
                boolean keepAlive = HttpUtil.isKeepAlive(request);
                LongPollExchange exchange =
                        new LongPollExchange(ctx.channel(), carrier, answer -> answer(ctx, answer, keepAlive));
                ClientInfo client = WebSocketUpgrade.clientOf(request, target, host);
                if (forEnginePolling) {
                    exchange.beginEngine(hosted.get(), request, target, client);
                } else {
                    exchange.begin(hosted.get(), request, target, client);
                }
            } else {
                rest(ctx, request, hosted.get(), target);
            }
        }
    }

    private static String namespaceOf(RequestTarget target, String host) {
        return target.first("ns").orElseGet(() -> host.split("[.:]", 2)[0]);
    }

    private void upgrade(
            ChannelHandlerContext ctx,
            FullHttpRequest request,
            RequestTarget target,
            Hosted hosted,
            ClientInfo client) {
        WebSocketUpgrade upgrade = new WebSocketUpgrade(carrier, limits());
        FullHttpRequest head = request.replace(Unpooled.EMPTY_BUFFER);
        carrier.enter(ctx.channel(), hosted.namespace().loop(), () -> {
            try {
                upgrade.perform(ctx, head, target, hosted, client, this);
            } catch (WebSocketHandshakeException e) {
                String hint = "expected a WebSocket upgrade, version 13";
                answer(ctx, HttpAnswers.text(HttpResponseStatus.UPGRADE_REQUIRED, hint), false);
            }
        });
    }

    private void rest(ChannelHandlerContext ctx, FullHttpRequest http, Hosted hosted, RequestTarget target) {
        Map<String, String> headers = new LinkedHashMap<>();
        http.headers().forEach(header -> headers.putIfAbsent(header.getKey(), header.getValue()));
        RestRequest request =
                new RestRequest(http.method().name(), target, headers, ByteBufUtil.getBytes(http.content()));
        boolean keepAlive = HttpUtil.isKeepAlive(http);
        if (request.wantsEvents() && !sessions.enter(ctx.channel())) {
            answer(ctx, tooManySessions(), false);
        } else if (request.wantsEvents()) {
            boolean chunked = http.protocolVersion().equals(HttpVersion.HTTP_1_1);
            carrier.enter(
                    ctx.channel(), hosted.namespace().loop(), () -> stream(ctx, request, hosted, keepAlive, chunked));
        } else {
            long arrivedNanos = carrier.nanoTime();
            hosted.namespace().loop().execute(() -> {
                Duration waited = Duration.ofNanos(carrier.nanoTime() - arrivedNanos);
                answer(ctx, perform(request, hosted, waited), keepAlive);
            });
        }
    }

    private RestResponse tooManySessions() {
        int max = limits().sessionsPerAddress();
        return RestResponse.error(429, "at most " + max + " sessions are served to one address; end one first");
    }

    private void administer(ChannelHandlerContext ctx, FullHttpRequest http, RequestTarget target, Admin admin) {
        boolean keepAlive = HttpUtil.isKeepAlive(http);
        var unused = admin.answer(AdminRequests.of(ctx.channel(), http, target))
                .exceptionally(HttpHandler::internalError)
                .thenAccept(answer -> answer(ctx, answer, keepAlive));
    }

    private static RestResponse internalError(Throwable cause) {
        LOG.error("internal error, request not answered", cause);
        return RestResponse.error(500, "internal error of the server; its log says more");
    }

    private static RestResponse perform(RestRequest request, Hosted hosted, Duration waited) {
        try {
            RestResponse answer = hosted.rest().answer(request, waited);
            if (answer.status() >= HttpResponseStatus.BAD_REQUEST.code()) {
                hosted.namespace().meter().rejected("http_" + answer.status());
            }
            return answer;
        } catch (RuntimeException e) {
            return internalError(e);
        }
    }

    private void stream(
            ChannelHandlerContext ctx, RestRequest request, Hosted hosted, boolean keepAlive, boolean chunked) {
        EventStreamHandler output = new EventStreamHandler(hosted.namespace(), carrier, limits().backlogBytes());
        try {
            EventStream stream = hosted.rest().open(request, output);
            ctx.pipeline().addLast(output).remove(this);
            output.begin(stream, chunked);
        } catch (RestException e) {
            answer(ctx, e.response(), keepAlive);
        }
    }

    /** Sends an answer, from whatever thread, and then looks at the next request. */
    private void answer(ChannelHandlerContext ctx, RestResponse answer, boolean keepAlive) {
        ChannelFuture written = ctx.writeAndFlush(HttpAnswers.whole(ctx.alloc(), answer, keepAlive));
        if (!keepAlive) {
            ended = true;
            HangUp.after(written, carrier, limits().requestTimeoutMillis());
            return;
        }
        var unused = written.addListener(done -> {
            if (done.isSuccess()) {
                next(ctx);
            } else {
                close(ctx);
            }
        });
    }

    /** Only when an answer has left the server: who asks without reading must not fill it with answers. */
    private void next(ChannelHandlerContext ctx) {
        busy = false;
        FullHttpRequest request = waiting.poll();
        if (request == null && flooded) {
            String limit = "at most " + limits().pipelinedRequests() + " requests of a connection may wait";
            answer(ctx, RestResponse.error(429, limit), false);
            return;
        }
        if (request == null) {
            ctx.channel().config().setAutoRead(true);
            startTimeout(ctx);
            return;
        }
        try {
            begin(ctx, request);
        } finally {
            request.release();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            close(ctx);
        } else if (!ended) {
            answer(ctx, HttpAnswers.text(HttpResponseStatus.BAD_REQUEST, "malformed request"), false);
        }
    }

    private Limits limits() {
        return namespaces.config().limits();
    }

    private void startTimeout(ChannelHandlerContext ctx) {
        timeout = carrier.loopOf(ctx.channel())
                .schedule(() -> close(ctx), limits().requestTimeoutMillis(), TimeUnit.MILLISECONDS);
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
