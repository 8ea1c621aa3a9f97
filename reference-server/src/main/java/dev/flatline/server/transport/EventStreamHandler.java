package dev.flatline.server.transport;

import dev.flatline.server.rest.EventOutput;
import dev.flatline.server.rest.EventStream;
import dev.flatline.server.session.Namespace;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between an event stream and the HTTP answer that never ends. Runs on the namespace's loop. */
final class EventStreamHandler extends ChannelInboundHandlerAdapter implements EventOutput {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreamHandler.class);

    private final Namespace namespace;
    private final Carrier carrier;
    private final int maxBacklogBytes;
    private @Nullable ChannelHandlerContext context;
    private @Nullable EventStream stream;
    private boolean flushScheduled;
    private boolean dropped;

    EventStreamHandler(Namespace namespace, Carrier carrier, int maxBacklogBytes) {
        this.namespace = namespace;
        this.carrier = carrier;
        this.maxBacklogBytes = maxBacklogBytes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    /**
     * The request has been granted: the answer begins.
     *
     * @param chunked whether the client understands chunks
     */
    void begin(EventStream granted, boolean chunked) {
        stream = granted;
        ChannelHandlerContext ctx = context();
        var unused = ctx.write(HttpAnswers.head(granted.head(), chunked), ctx.voidPromise());
        granted.start();
    }

    @Override
    public void send(byte[] utf8) {
        if (dropped) {
            return;
        }
        ChannelHandlerContext ctx = context();
        if (Backlog.exceeds(ctx.channel(), maxBacklogBytes)) {
            drop(Backlog.bytes(ctx.channel()));
            return;
        }
        var unused = ctx.write(new DefaultHttpContent(Unpooled.wrappedBuffer(utf8)), ctx.voidPromise());
        if (!flushScheduled) {
            flushScheduled = true;
            namespace.loop().execute(() -> {
                flushScheduled = false;
                ctx.flush();
            });
        }
    }

    @Override
    public void end() {
        var unused =
                context().writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
    }

    /** Not at once: the listeners must not change while they are being told. */
    private void drop(long backlogBytes) {
        dropped = true;
        LOG.warn(
                "dropping an event stream of namespace {}: {} bytes wait for a client that does not read",
                namespace.name(),
                backlogBytes);
        namespace.loop().execute(() -> {
            carrier.armReset(context().channel());
            var unused = context().close();
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        // Nothing that a client says on a stream means anything.
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (stream != null) {
            stream.close();
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var unused = ctx.close();
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("not in a pipeline yet");
        }
        return context;
    }
}
