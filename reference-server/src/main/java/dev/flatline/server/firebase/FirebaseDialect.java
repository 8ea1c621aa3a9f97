package dev.flatline.server.firebase;

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
import java.util.Optional;
import java.util.OptionalInt;

/** Speaks the Firebase wire protocol for all connections of one namespace. */
public final class FirebaseDialect extends Dialect {
    private static final String PROTOCOL_VERSION = "5";
    /** The first time that Java clients read as a long; they reconnect for ever when it is not (spec section 0, rule 5). */
    private static final long MIN_HELLO_MILLIS = Integer.MAX_VALUE + 1L;

    private static final int CLOSE_NORMAL = 1000;

    private final LongPolling polling = new LongPolling(this);

    /** Speaks for a namespace. */
    public FirebaseDialect(Namespace namespace) {
        super(namespace);
    }

    /** Speaks with the clients that have no WebSocket. */
    public LongPolling polling() {
        return polling;
    }

    @Override
    public FrameInput connect(ClientInfo client, FrameOutput output) {
        Outlet socket = new FrameOutlet(output);
        if (client.joinedSessionId().isPresent()) {
            return join(client, client.joinedSessionId().get(), socket);
        }
        FirebaseConnection connection = new FirebaseConnection(this, client, socket);
        connection.greet();
        return connection;
    }

    private FrameInput join(ClientInfo client, String sessionId, Outlet socket) {
        Optional<TransportUpgrade> upgrade =
                polling.find(sessionId).flatMap(connection -> connection.upgradeTo(socket));
        if (upgrade.isEmpty()) {
            socket.send(frame(Messages.redirect(client.host())));
            socket.close(CLOSE_NORMAL, "no session to join");
            return new Deaf();
        }
        upgrade.get().offer();
        return upgrade.get();
    }

    @Override
    protected OutboundMessage frame(String text) {
        return SegmentWriter.write(text);
    }

    @Override
    protected String hello(ClientInfo client, String sessionId, long nowMillis) {
        return Messages.hello(PROTOCOL_VERSION, Math.max(MIN_HELLO_MILLIS, nowMillis), client.host(), sessionId);
    }

    @Override
    protected Liveness livenessOf(ClientInfo client) {
        return namespace().config().livenessFor(client.userAgent());
    }

    @Override
    protected OptionalInt codeOf(Reply refusal) {
        return OptionalInt.empty();
    }
}
