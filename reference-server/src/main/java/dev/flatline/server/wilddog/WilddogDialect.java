package dev.flatline.server.wilddog;

import dev.flatline.server.Liveness;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.wire.Deaf;
import dev.flatline.server.wire.Dialect;
import dev.flatline.server.wire.FrameInput;
import dev.flatline.server.wire.FrameOutlet;
import dev.flatline.server.wire.FrameOutput;
import dev.flatline.server.wire.Messages;
import dev.flatline.server.wire.OutboundMessage;
import dev.flatline.server.wire.Outlet;
import dev.flatline.server.wire.Reply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Speaks Wilddog's protocol for all connections of one namespace. */
public final class WilddogDialect extends Dialect {
    private static final String PROTOCOL_VERSION = "1.0";
    private static final int CLOSE_PROTOCOL_ERROR = 1002;

    private final EnginePolling polling = new EnginePolling(this);

    /** Speaks for a namespace. */
    public WilddogDialect(Namespace namespace) {
        super(namespace);
    }

    @Override
    public FrameInput connect(ClientInfo client, FrameOutput output) {
        Outlet socket = new FrameOutlet(output);
        if (client.joinedSessionId().isPresent()) {
            return join(client.joinedSessionId().get(), socket);
        }
        WilddogConnection connection = new WilddogConnection(this, client, socket);
        connection.open(List.of());
        return connection;
    }

    private FrameInput join(String sid, Outlet socket) {
        Optional<EngineUpgrade> upgrade = polling.find(sid).flatMap(connection -> connection.upgradeTo(socket));
        if (upgrade.isEmpty()) {
            socket.close(CLOSE_PROTOCOL_ERROR, "there is no session that polls and has this sid");
            return new Deaf();
        }
        return upgrade.get();
    }

    /** Speaks with the clients that begin without a WebSocket. */
    public EnginePolling polling() {
        return polling;
    }

    @Override
    protected OutboundMessage frame(String text) {
        return Packets.event(text);
    }

    /** The host must be exactly what the client has dialled, or it never becomes connected (Wilddog spec 4). */
    @Override
    protected String hello(ClientInfo client, String sessionId, long nowMillis) {
        return Messages.hello(PROTOCOL_VERSION, nowMillis, client.host(), sessionId);
    }

    @Override
    protected Liveness livenessOf(ClientInfo client) {
        return namespace().config().wilddogLiveness();
    }

    @Override
    protected OptionalInt codeOf(Reply refusal) {
        return OptionalInt.of(ErrorCodes.of(refusal.status()));
    }
}
