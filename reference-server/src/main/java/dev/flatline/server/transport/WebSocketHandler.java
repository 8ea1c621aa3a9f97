package dev.flatline.server.transport;

import dev.flatline.server.SessionEnd;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.wire.Dialect;
import dev.flatline.server.wire.FrameInput;
import dev.flatline.server.wire.FrameOutput;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between Netty's WebSocket frames and one protocol connection. Runs on the namespace's loop. */
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> implements FrameOutput {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketHandler.class);
    /** A close frame holds 125 bytes, two of them the code; a UTF-16 code unit makes at most three of UTF-8. */
    private static final int MAX_REASON_BYTES = 123;

    private final Dialect dialect;
    private final ClientInfo client;
    private final Carrier carrier;
    private final Departures departures;
    private @Nullable ChannelHandlerContext context;
    private @Nullable FrameInput connection;
    private boolean reset;
    private boolean flushScheduled;
    private boolean fellBehind;

    WebSocketHandler(Dialect dialect, ClientInfo client, Carrier carrier, Departures departures) {
        this.dialect = dialect;
        this.client = client;
        this.carrier = carrier;
        this.departures = departures;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    /** The upgrade has been answered: the protocol begins. */
    void open() {
        FrameInput opened = dialect.connect(client, this);
        connection = opened;
        context().pipeline().addFirst(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                // Bytes, not frames: a large frame on a slow line is a sign of life from its first byte on.
                opened.heard();
                ctx.fireChannelRead(message);
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (connection == null) {
            return;
        }
        if (frame instanceof TextWebSocketFrame text) {
            connection.receive(text.text());
        } else if (frame instanceof PingWebSocketFrame) {
            if (keepsUp()) {
                write(new PongWebSocketFrame(frame.content().retain()));
            } else {
                connection.dropSlow();
            }
        } else if (frame instanceof CloseWebSocketFrame) {
            connection.end(SessionEnd.CLOSED);
            var unused = ctx.writeAndFlush(new CloseWebSocketFrame()).addListener(ChannelFutureListener.CLOSE);
        } else if (!(frame instanceof PongWebSocketFrame)) {
            connection.fail("binary frames are not part of the protocol");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (connection != null) {
            connection.end(reset ? SessionEnd.RESET : SessionEnd.FIN);
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof ClosedChannelException) {
            // Our own late write; what closed the channel is already known.
            return;
        }
        if (cause instanceof IOException) {
            reset = true;
            var unused = ctx.close();
        } else if (connection != null && cause instanceof DecoderException) {
            connection.fail("malformed WebSocket frame: " + cause.getMessage());
        } else {
            LOG.error("internal error, connection dropped", cause);
            drop();
        }
    }

    @Override
    public void text(byte[] utf8) {
        write(departures.frame(context().alloc(), utf8));
    }

    @Override
    public boolean keepsUp() {
        boolean keepsUp = !Backlog.exceeds(
                context().channel(), dialect.namespace().config().limits().backlogBytes());
        if (!keepsUp && !fellBehind) {
            fellBehind = true;
            LOG.warn(
                    "dropping a session of namespace {}: {} bytes wait for a client that does not read",
                    dialect.namespace().name(),
                    Backlog.bytes(context().channel()));
        }
        return keepsUp;
    }

    @Override
    public void ping() {
        write(new PingWebSocketFrame());
    }

    @Override
    public void close(int code, String reason) {
        String shortReason = reason;
        if (ByteBufUtil.utf8Bytes(reason) > MAX_REASON_BYTES) {
            shortReason = reason.substring(0, Math.min(reason.length(), MAX_REASON_BYTES / 3));
        }
        HangUp.after(
                context().writeAndFlush(new CloseWebSocketFrame(code, shortReason)),
                carrier,
                dialect.namespace().config().limits().requestTimeoutMillis());
    }

    @Override
    public void drop() {
        carrier.armReset(context().channel());
        var unused = context().close();
    }

    @Override
    public void freeze() {
        context().pipeline().addFirst(new FreezeGate());
    }

    @Override
    public void thaw() {
        ChannelHandlerContext gate = context().pipeline().context(FreezeGate.class);
        // The connection may have ended meanwhile.
        if (gate != null) {
            ((FreezeGate) gate.handler()).open(gate);
        }
    }

    /** All that is written during one turn of the loop leaves in one flush at its end. */
    private void write(Object frame) {
        ChannelHandlerContext ctx = context();
        var unused = ctx.write(frame, ctx.voidPromise());
        if (!flushScheduled) {
            flushScheduled = true;
            departures.flushLater(this);
        }
    }

    void flush() {
        flushScheduled = false;
        context().flush();
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("not in a pipeline yet");
        }
        return context;
    }
}
