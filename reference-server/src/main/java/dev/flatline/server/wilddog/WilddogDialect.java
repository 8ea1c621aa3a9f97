package dev.flatline.server.wilddog;

import dev.flatline.server.Liveness;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.wire.Dialect;
import dev.flatline.server.wire.FrameInput;
import dev.flatline.server.wire.FrameOutlet;
import dev.flatline.server.wire.FrameOutput;
import dev.flatline.server.wire.Messages;
import dev.flatline.server.wire.OutboundMessage;
import dev.flatline.server.wire.Reply;
import java.util.OptionalInt;

/** Speaks Wilddog's protocol for all connections of one namespace. */
public final class WilddogDialect extends Dialect {
    private static final String PROTOCOL_VERSION = "1.0";

    /** Speaks for a namespace. */
    public WilddogDialect(Namespace namespace) {
        super(namespace);
    }

    @Override
    public FrameInput connect(ClientInfo client, FrameOutput output) {
        WilddogConnection connection = new WilddogConnection(this, client, new FrameOutlet(output));
        connection.open();
        return connection;
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
