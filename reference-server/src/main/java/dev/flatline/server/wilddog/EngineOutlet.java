package dev.flatline.server.wilddog;

import dev.flatline.server.session.Namespace;
import dev.flatline.server.wire.OutboundMessage;
import dev.flatline.server.wire.Outlet;
import dev.flatline.server.wire.PollAnswer;
import dev.flatline.server.wire.PollReply;
import dev.flatline.server.wire.PollingOutlet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers polls with payloads. At most one poll waits; the next one releases it. */
final class EngineOutlet extends PollingOutlet {
    private @Nullable PollReply waiting;
    /** The client is about to leave for a WebSocket and waits for its last poll to end. */
    private boolean upgrading;

    EngineOutlet(Namespace namespace, Runnable whenOver) {
        super(namespace, whenOver);
    }

    /** Answers the first request, with what is there already. */
    void start(PollReply reply) {
        waiting = reply;
        release();
    }

    /** A poll came in and may wait. */
    void poll(PollReply reply) {
        release();
        waiting = reply;
        if (upgrading) {
            release();
        } else {
            scheduleFlush();
        }
    }

    /** The client of a poll is gone; says whether the poll was waiting. */
    boolean lost(PollReply reply) {
        boolean wasWaiting = reply.equals(waiting);
        if (wasWaiting) {
            waiting = null;
        }
        return wasWaiting;
    }

    /** From now on no poll waits, or, if the upgrade has failed, they do again. */
    void setUpgrading(boolean value) {
        upgrading = value;
        if (value) {
            release();
        }
    }

    /** Hands what no poll has taken to a WebSocket, and answers none any more. */
    void handOver(Outlet socket) {
        release();
        for (List<String> some = takeSome(); !some.isEmpty(); some = takeSome()) {
            some.forEach(packet -> socket.send(new OutboundMessage(packet, List.of(bytes(packet)))));
        }
        drop();
    }

    /** One character for each byte, as packets stand in payloads. */
    @Override
    protected String written(OutboundMessage message) {
        return new String(message.frames().get(0), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String packet) {
        return packet.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    protected void release() {
        if (waiting == null || isOver()) {
            return;
        }
        PollReply released = waiting;
        waiting = null;
        List<String> packets = takeSome();
        StringBuilder payload = new StringBuilder();
        packets.forEach(packet -> payload.append(Payload.part(packet)));
        boolean farewell = hasSaidFarewell();
        if (farewell) {
            payload.append(Payload.part(Packets.CLOSE));
        } else if (packets.isEmpty()) {
            payload.append(Payload.part(Packets.NOOP));
        }
        released.answer(PollAnswer.ok("text/plain", payload.toString()));
        if (farewell) {
            drop();
        }
    }

    @Override
    protected void dropWaiting() {
        if (waiting != null) {
            PollReply dropped = waiting;
            waiting = null;
            dropped.drop();
        }
    }
}
