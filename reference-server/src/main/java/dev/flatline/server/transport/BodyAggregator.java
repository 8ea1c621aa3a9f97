package dev.flatline.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpContentException;

/**
 * Puts requests together with their bodies. One whose body is too large goes on without it, marked as failed, so that it is
 * refused when its turn comes; the rest of the body is read and thrown away.
 */
final class BodyAggregator extends HttpObjectAggregator {
    private final int maxBytes;

    BodyAggregator(int maxBytes) {
        super(maxBytes);
        this.maxBytes = maxBytes;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
        HttpRequest request = (HttpRequest) oversized;
        FullHttpRequest bodiless = new DefaultFullHttpRequest(
                request.protocolVersion(), request.method(), request.uri(), Unpooled.EMPTY_BUFFER);
        bodiless.headers().set(request.headers());
        bodiless.setDecoderResult(DecoderResult.failure(new TooLongHttpContentException(
                "the body of a request must not be larger than " + maxBytes + " bytes")));
        ctx.fireChannelRead(bodiless);
    }
}
