package dev.flatline.server.transport;

import dev.flatline.server.rest.RestResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;

/** Answers as Netty sends them. */
final class HttpAnswers {
    private HttpAnswers() {}

    /** An answer with its body. */
    static FullHttpResponse whole(ByteBufAllocator buffers, RestResponse answer, boolean keepAlive) {
        ByteBuf body = ByteBufUtil.writeUtf8(buffers, answer.body());
        HttpResponseStatus status = HttpResponseStatus.valueOf(answer.status());
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers().forEach(response.headers()::set);
        if (!status.equals(HttpResponseStatus.NO_CONTENT)) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }

    /**
     * An answer whose body follows in pieces.
     *
     * @param chunked whether the client understands chunks; if not, the body ends with the connection
     */
    static HttpResponse head(RestResponse answer, boolean chunked) {
        HttpResponse response =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
        answer.headers().forEach(response.headers()::set);
        if (chunked) {
            response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }

    /** A plain sentence, for who spoke to something that is not REST. */
    static RestResponse text(HttpResponseStatus status, String sentence) {
        return new RestResponse(status.code(), Map.of("Content-Type", "text/plain; charset=utf-8"), sentence + "\n");
    }
}
