package dev.flatline.suite.rest;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to one request, as far as it has come. On one thread. */
public final class HttpAnswer {

    /** More than any scenario asks for; a server that never ends must not fill the memory. */
    private static final int BODY_BYTES_MAX = 4 << 20;

    private final EmbeddedChannel decoder = new EmbeddedChannel(new HttpResponseDecoder());
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable HttpResponse head;
    private Optional<String> failure = Optional.empty();
    private boolean complete;
    private boolean ended;

    /** Something has happened on the connection. */
    public void take(LineEvent event) {
        if (ended) {
            return;
        }
        if (event instanceof LineEvent.Received received) {
            var unused = decoder.writeInbound(Unpooled.wrappedBuffer(received.bytes()));
        } else {
            ended = true;
            // An answer without a length is whole only now.
            var unused = decoder.finish();
        }
        for (HttpObject part = decoder.readInbound(); part != null; part = decoder.readInbound()) {
            take(part);
        }
        if (event instanceof LineEvent.Ended end && !complete) {
            fail(end.reason());
        }
    }

    private void take(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            fail("the answer is not HTTP: " + part.decoderResult().cause().getMessage());
        } else if (part instanceof HttpResponse response) {
            head = response;
        }
        if (part instanceof HttpContent content) {
            byte[] bytes = new byte[content.content().readableBytes()];
            content.content().readBytes(bytes);
            content.release();
            body.writeBytes(bytes);
            if (body.size() > BODY_BYTES_MAX) {
                fail("the answer has more than " + BODY_BYTES_MAX + " bytes");
            }
        }
        complete |= part instanceof LastHttpContent && failure.isEmpty();
    }

    private void fail(String reason) {
        failure = failure.or(() -> Optional.of(reason));
        ended = true;
    }

    /** The status, once the head has come. */
    public Optional<Integer> status() {
        return Optional.ofNullable(head).map(it -> it.status().code());
    }

    /** A header of the answer. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(head).map(HttpResponse::headers).map((HttpHeaders headers) -> headers.get(name));
    }

    /** The part of the body that has come. */
    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Takes the body that has come so far away, so that a stream does not grow for ever. */
    byte[] takeBody() {
        byte[] bytes = body.toByteArray();
        body.reset();
        return bytes;
    }

    /** Whether all of it is here. */
    public boolean isComplete() {
        return complete;
    }

    /** Why there will never be a whole answer, if that is so. */
    public Optional<String> failure() {
        return failure;
    }
}
