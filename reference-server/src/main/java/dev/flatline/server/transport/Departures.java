package dev.flatline.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What leaves a namespace on its way to the sockets: a frame that many connections are sent is made once, and all of them are
 * flushed by one task at the end of the turn of the loop. On the namespace's loop.
 */
final class Departures {
    private static final int FINAL_TEXT = 0x81;
    private static final int LONGEST_IN_ONE_BYTE = 125;
    private static final int IN_TWO_BYTES = 126;
    private static final int LONGEST_IN_TWO_BYTES = 0xffff;
    private static final int IN_EIGHT_BYTES = 127;
    /** Opcode and the longest length. */
    private static final int LONGEST_HEADER_BYTES = 10;

    private final Executor loop;
    private List<WebSocketHandler> unflushed = new ArrayList<>();
    /** A message reaches all its connections before the next one begins, so remembering one is enough. */
    private byte @Nullable [] lastPayload;

    private ByteBuf lastFrame = Unpooled.EMPTY_BUFFER;

    /** @param loop runs what it is given after the present turn */
    Departures(Executor loop) {
        this.loop = loop;
    }

    /**
     * The unfragmented text frame with that payload (RFC 6455, 5.2), to be released by whoever writes it. Must be followed by
     * {@link #flushLater} in the same turn.
     *
     * @param utf8 this very array is remembered until the end of the turn, and must not change
     */
    ByteBuf frame(ByteBufAllocator allocator, byte[] utf8) {
        if (utf8 != lastPayload) {
            ByteBuf frame = encode(allocator, utf8);
            lastFrame.release();
            lastFrame = frame;
            lastPayload = utf8;
        }
        return lastFrame.retainedDuplicate();
    }

    private static ByteBuf encode(ByteBufAllocator allocator, byte[] utf8) {
        // Direct, or else each socket it is written to would copy it into direct memory first.
        ByteBuf frame = allocator.directBuffer(LONGEST_HEADER_BYTES + utf8.length);
        frame.writeByte(FINAL_TEXT);
        if (utf8.length <= LONGEST_IN_ONE_BYTE) {
            frame.writeByte(utf8.length);
        } else if (utf8.length <= LONGEST_IN_TWO_BYTES) {
            frame.writeByte(IN_TWO_BYTES).writeShort(utf8.length);
        } else {
            frame.writeByte(IN_EIGHT_BYTES).writeLong(utf8.length);
        }
        return frame.writeBytes(utf8);
    }

    /** Flushes a connection at the end of this turn; to be asked once per turn. */
    void flushLater(WebSocketHandler connection) {
        unflushed.add(connection);
        if (unflushed.size() == 1) {
            loop.execute(this::depart);
        }
    }

    private void depart() {
        lastFrame.release();
        lastFrame = Unpooled.EMPTY_BUFFER;
        lastPayload = null;
        List<WebSocketHandler> connections = unflushed;
        unflushed = new ArrayList<>();
        connections.forEach(WebSocketHandler::flush);
    }
}
