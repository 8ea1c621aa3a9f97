package dev.flatline.server.wilddog;

import dev.flatline.server.SessionEnd;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.wire.Connection;
import dev.flatline.server.wire.Outlet;
import dev.flatline.server.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection whose messages come as packets of Engine.IO, one in each frame. */
final class WilddogConnection extends Connection {
    private static final int CLOSE_NORMAL = 1000;

    private final WilddogDialect dialect;
    private final ClientInfo client;
    private final int maxMessageChars;
    private @Nullable EngineUpgrade upgrade;

    WilddogConnection(WilddogDialect dialect, ClientInfo client, Outlet outlet) {
        super(dialect, client, outlet);
        this.dialect = dialect;
        this.client = client;
        maxMessageChars = dialect.namespace().config().limits().messageChars();
    }

    /** Goes through the three handshakes: that of Engine.IO, that of socket.io, and ours. */
    void open(List<String> upgrades) {
        sendUnobserved(Packets.open(sessionId(), upgrades, dialect.livenessOf(client)));
        sendUnobserved(Packets.connected());
        greet();
    }

    @Override
    protected void receiveFrame(String packet) {
        if (packet.length() > maxMessageChars) {
            throw new ProtocolException("packet is longer than " + maxMessageChars + " characters");
        }
        String content = packet.isEmpty() ? "" : packet.substring(1);
        switch (packet.isEmpty() ? ' ' : packet.charAt(0)) {
            case '1' -> leave();
            case '2' -> sendUnobserved(Packets.pong(content));
            // Signs of life, as any other packet, and nothing else.
            case '3', '6' -> {}
            case '4' -> receiveSocketIo(content);
            default -> throw new ProtocolException("this is no packet of Engine.IO 3 that a client may send");
        }
    }

    private void receiveSocketIo(String packet) {
        String content = packet.isEmpty() ? "" : packet.substring(1);
        switch (packet.isEmpty() ? ' ' : packet.charAt(0)) {
            // Clients connect to the namespace of socket.io that they are in anyway.
            case '0' -> {}
            case '1' -> leave();
            case '2' -> SocketIoEvent.message(content).ifPresent(this::receiveMessage);
            default -> throw new ProtocolException("only events of socket.io are understood here");
        }
    }

    /** The client says goodbye before it closes. */
    private void leave() {
        end(SessionEnd.CLOSED);
        outlet().close(CLOSE_NORMAL, "goodbye");
    }

    /** Begins to move the session from polling to a WebSocket; empty if it is not polling, or on the move already. */
    Optional<EngineUpgrade> upgradeTo(Outlet socket) {
        if (hasEnded() || upgrade != null || !(outlet() instanceof EngineOutlet polls)) {
            return Optional.empty();
        }
        upgrade = new EngineUpgrade(this, polls, socket);
        return Optional.of(upgrade);
    }

    /** The session has moved to a WebSocket. */
    void upgraded(Outlet socket) {
        upgrade = null;
        moveTo(socket);
    }

    /** The session goes on polling. */
    void upgradeFailed() {
        upgrade = null;
    }

    @Override
    protected void over() {
        if (upgrade != null) {
            upgrade.connectionEnded();
        }
    }
}
