package dev.flatline.server.wilddog;

import dev.flatline.server.SessionEnd;
import dev.flatline.server.wire.FrameInput;
import dev.flatline.server.wire.Outlet;

/**
 * Moves a session from polling to a WebSocket (Wilddog spec 3.6). The client tries the WebSocket with a ping, waits until its
 * last poll has ended and all it has sent is answered, and then says that it moves; so nothing can overtake anything.
 */
final class EngineUpgrade implements FrameInput {
    private static final int CLOSE_PROTOCOL_ERROR = 1002;
    private static final String PROBE = "2probe";
    private static final String MOVE = "5";

    private final WilddogConnection connection;
    private final EngineOutlet polls;
    private final Outlet socket;
    private boolean moved;
    private boolean failed;

    EngineUpgrade(WilddogConnection connection, EngineOutlet polls, Outlet socket) {
        this.connection = connection;
        this.polls = polls;
        this.socket = socket;
    }

    @Override
    public void heard() {
        connection.heard();
    }

    @Override
    public void receive(String packet) {
        if (failed) {
            return;
        }
        if (moved) {
            connection.receive(packet);
        } else if (packet.equals(PROBE)) {
            socket.send(Packets.pong("probe"));
            polls.setUpgrading(true);
        } else if (packet.equals(MOVE)) {
            moved = true;
            connection.upgraded(socket);
            polls.handOver(socket);
        } else {
            fail("only a probe or an upgrade may come before the session has moved to this WebSocket");
        }
    }

    @Override
    public void fail(String reason) {
        if (moved) {
            connection.fail(reason);
        } else if (!failed) {
            socket.close(CLOSE_PROTOCOL_ERROR, reason);
            abandon();
        }
    }

    @Override
    public void dropSlow() {
        connection.dropSlow();
    }

    @Override
    public void end(SessionEnd cause) {
        if (moved) {
            connection.end(cause);
        } else if (!failed) {
            abandon();
        }
    }

    /** The WebSocket is of no use: the client goes on polling. */
    private void abandon() {
        failed = true;
        connection.upgradeFailed();
        polls.setUpgrading(false);
    }

    /** The session has ended in the middle. */
    void connectionEnded() {
        if (!moved && !failed) {
            failed = true;
            socket.drop();
        }
    }
}
