package dev.flatline.suite.bench.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One WebSocket of the generator. It looks into messages only until the requests of {@link #request} are answered; after that it
 * finds where each begins and ends, which costs less than any server can spend on sending it. Messages of several segments would
 * count as several; benchmarks send none. Everything happens on the generator's loop.
 */
final class WireConnection extends ChannelInboundHandlerAdapter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String END_OF_HEADERS = "\r\n\r\n";
    /** A frame that is no longer announces segments (spec 1.4): some servers do so before every message. */
    private static final int LONGEST_COUNT = 6;

    private final Channel channel;
    private final Endpoint endpoint;
    private final Speech speech;
    private final CompletableFuture<WireConnection> greeted = new CompletableFuture<>();
    private final Queue<CompletableFuture<Void>> requested = new ArrayDeque<>();
    private Receiver receiver = Receiver.NOBODY;
    private @Nullable ByteBuf unfinished;
    private int greetingsToCome;
    private boolean upgraded;
    private boolean unflushed;

    WireConnection(Channel channel, Endpoint endpoint, Speech speech) {
        this.channel = channel;
        this.endpoint = endpoint;
        this.speech = speech;
        greetingsToCome = speech.greetings();
    }

    /** Completes with this when the server has said hello. */
    CompletableFuture<WireConnection> greeted() {
        return greeted;
    }

    /** Who takes what comes in and answers no {@link #request}. */
    void receiver(Receiver newReceiver) {
        receiver = newReceiver;
    }

    /** Sends a request whose answer is awaited. Completes when the server says ok, in the order of the requests. */
    CompletableFuture<Void> request(String text) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        channel.eventLoop().execute(() -> {
            requested.add(answer);
            send(frame(text));
            flush();
        });
        return answer;
    }

    /** A message as this connection sends it. */
    byte[] frame(String message) {
        return speech.frame(message);
    }

    /** Sends a frame, at the end of this reading or with the next {@link #flush}. */
    void send(byte[] frame) {
        unflushed = true;
        var unused = channel.write(Unpooled.wrappedBuffer(frame), channel.voidPromise());
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** Breaks the connection with a RST, which also leaves no socket behind in TIME_WAIT. */
    void cut() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        var unused = channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        String upgrade = "GET " + speech.target(endpoint.namespace()) + " HTTP/1.1\r\nHost: " + endpoint.host() + ":"
                + endpoint.port() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: ZmxhdGxpbmUtYmVuY2htYQ==" + END_OF_HEADERS;
        var unused = ctx.writeAndFlush(Unpooled.copiedBuffer(upgrade, US_ASCII));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf arrived = (ByteBuf) message;
        ByteBuf in = arrived;
        if (unfinished != null) {
            in = unfinished.writeBytes(arrived);
            arrived.release();
            unfinished = null;
        }
        try {
            if (upgraded || readAnswer(in)) {
                while (readFrame(in)) {
                    // The next one.
                }
            }
            if (in.isReadable()) {
                unfinished = ctx.alloc().buffer(in.readableBytes()).writeBytes(in);
            }
        } finally {
            in.release();
        }
    }

    private boolean readAnswer(ByteBuf in) {
        String text = in.toString(US_ASCII);
        int end = text.indexOf(END_OF_HEADERS);
        if (end < 0) {
            return false;
        }
        if (!text.startsWith("HTTP/1.1 101")) {
            throw new IllegalStateException("no WebSocket there, but: "
                    + text.lines().findFirst().orElse("nothing").strip());
        }
        in.skipBytes(end + END_OF_HEADERS.length());
        upgraded = true;
        return true;
    }

    private boolean readFrame(ByteBuf in) {
        int start = in.readerIndex();
        int readable = in.readableBytes();
        if (readable < 2) {
            return false;
        }
        int length = in.getByte(start + 1) & 0x7f;
        int header = length == 127 ? 10 : length == 126 ? 4 : 2;
        if (readable < header) {
            return false;
        }
        if (length == 126) {
            length = in.getUnsignedShort(start + 2);
        } else if (length == 127) {
            length = Math.toIntExact(in.getLong(start + 2));
        }
        if (readable < header + length) {
            return false;
        }
        in.skipBytes(header + length);
        take(in.getByte(start) & 0x0f, in, start + header, length);
        return true;
    }

    private void take(int opcode, ByteBuf in, int index, int length) {
        if (opcode == Frames.TEXT) {
            if (length > LONGEST_COUNT) {
                message(in, index, length);
            }
        } else if (opcode == Frames.PING) {
            send(Frames.masked(Frames.PONG, ByteBufUtil.getBytes(in, index, length)));
        } else if (opcode == Frames.CLOSE) {
            cut();
        }
    }

    private void message(ByteBuf in, int index, int length) {
        if (greetingsToCome > 0) {
            if (--greetingsToCome == 0) {
                greeted.complete(this);
            }
        } else if (requested.isEmpty() || !answers(in.toString(index, length, UTF_8))) {
            receiver.message(in, index, length);
        }
    }

    private boolean answers(String text) {
        JsonNode status =
                JSON.readTree(speech.message(text)).path("d").path("b").path("s");
        if (status.isMissingNode()) {
            return false;
        }
        CompletableFuture<Void> answer = requested.remove();
        if (status.asString().equals("ok")) {
            answer.complete(null);
        } else {
            answer.completeExceptionally(new IOException("refused: " + text));
        }
        return true;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(new IOException("the server closed the connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(cause);
        cut();
    }

    private void fail(Throwable cause) {
        if (unfinished != null) {
            unfinished.release();
            unfinished = null;
        }
        greeted.completeExceptionally(cause);
        requested.forEach(answer -> answer.completeExceptionally(cause));
        requested.clear();
    }
}
