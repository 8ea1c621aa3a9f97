package dev.flatline.server.firebase;

import dev.flatline.server.SessionEnd;
import dev.flatline.server.wire.FrameInput;
import dev.flatline.server.wire.Json;
import dev.flatline.server.wire.Messages;
import dev.flatline.server.wire.Outlet;
import dev.flatline.server.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves a session from long polling to a WebSocket (spec 1.7), so that no message is lost, doubled or overtaken.
 *
 * <p>Each side ends its part of the old transport with a last message, {@code n}. The client announces the move with
 * {@code a} on the WebSocket; from then on the server sends there, after its own {@code n}. What the client sends on the
 * WebSocket waits here until the client's {@code n} has come, since it may overtake what was polled up before.
 */
final class TransportUpgrade implements FrameInput {
    private static final int CLOSE_PROTOCOL_ERROR = 1002;

    private final FirebaseConnection connection;
    private final Outlet polls;
    private final Outlet socket;
    private final SegmentReader segments;
    private final int maxEarlyChars;
    private final List<String> early = new ArrayList<>();
    private int earlyChars;
    private boolean serverMoved;
    private boolean clientMoved;
    private boolean failed;

    TransportUpgrade(FirebaseConnection connection, Outlet polls, Outlet socket, int maxMessageChars) {
        this.connection = connection;
        this.polls = polls;
        this.socket = socket;
        this.segments = new SegmentReader(maxMessageChars);
        this.maxEarlyChars = maxMessageChars;
    }

    /** Offers the WebSocket to the client, which tries it with pings before it uses it. */
    void offer() {
        socket.send(SegmentWriter.write(Messages.switchTransport()));
    }

    @Override
    public void heard() {
        connection.heard();
    }

    @Override
    public void receive(String frame) {
        if (failed) {
            return;
        }
        try {
            segments.read(frame).ifPresent(this::receiveMessage);
        } catch (ProtocolException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void receiveMessage(String text) {
        if (serverMoved && clientMoved) {
            connection.receiveMessage(text);
        } else if (serverMoved) {
            earlyChars += text.length();
            if (earlyChars > maxEarlyChars) {
                throw new ProtocolException("too much was sent before the end of long polling");
            }
            early.add(text);
        } else {
            receiveControl(text);
        }
    }

    private void receiveControl(String text) {
        Map<String, @Nullable Object> message = Json.parse(text);
        Object type =
                "c".equals(message.get("t")) && message.get("d") instanceof Map<?, ?> control ? control.get("t") : null;
        if ("p".equals(type)) {
            socket.send(SegmentWriter.write(Messages.pong()));
        } else if ("a".equals(type)) {
            serverMoved = true;
            connection.upgradeBegun(socket);
            finish();
        } else {
            throw new ProtocolException("only pings and \"a\" may come before the session has moved to this WebSocket");
        }
    }

    /** The client's last message by polling has come. */
    void pollingEnded() {
        clientMoved = true;
        finish();
    }

    private void finish() {
        if (serverMoved && clientMoved) {
            connection.upgraded();
            polls.close(0, "upgraded");
            early.forEach(connection::receiveMessage);
            early.clear();
        }
    }

    @Override
    public void fail(String reason) {
        if (serverMoved && clientMoved) {
            connection.fail(reason);
        } else if (!failed) {
            failed = true;
            socket.send(SegmentWriter.write(Messages.error(reason)));
            socket.close(CLOSE_PROTOCOL_ERROR, reason);
            abandon(SessionEnd.PROTOCOL_ERROR);
        }
    }

    @Override
    public void dropSlow() {
        connection.dropSlow();
    }

    @Override
    public void end(SessionEnd cause) {
        if (serverMoved && clientMoved) {
            connection.end(cause);
        } else if (!failed) {
            failed = true;
            abandon(cause);
        }
    }

    /** The WebSocket is lost: a client that has not begun to move goes on polling, any other cannot go on. */
    private void abandon(SessionEnd cause) {
        connection.upgraded();
        if (serverMoved || clientMoved) {
            connection.end(cause);
            polls.drop();
        }
    }

    /** The session has ended in the middle: neither transport serves anything any more. */
    void connectionEnded() {
        if (!failed) {
            failed = true;
            polls.drop();
            socket.drop();
        }
    }
}
