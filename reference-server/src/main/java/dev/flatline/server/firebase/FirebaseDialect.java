package dev.flatline.server.firebase;

import dev.flatline.server.SessionEnd;
import dev.flatline.server.database.DataEvent;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.session.Namespace;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Speaks the protocol for all connections of one namespace, so that an event for many is encoded once. */
public final class FirebaseDialect {
    private static final int CLOSE_NORMAL = 1000;

    private final Namespace namespace;
    private final LongPolling polling = new LongPolling(this);
    /** An event reaches all its listeners before the next one begins, so remembering one is enough. */
    private @Nullable DataEvent lastEvent;

    private OutboundMessage lastMessage = OutboundMessage.of("");

    /** Speaks for a namespace. */
    public FirebaseDialect(Namespace namespace) {
        this.namespace = namespace;
    }

    /** The namespace spoken for. */
    public Namespace namespace() {
        return namespace;
    }

    /** Speaks with the clients that have no WebSocket. */
    public LongPolling polling() {
        return polling;
    }

    /** Greets a client whose WebSocket has just opened, unless the WebSocket is for a session that it has already. */
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
            socket.send(OutboundMessage.of(Messages.redirect(client.host())));
            socket.close(CLOSE_NORMAL, "no session to join");
            return new RefusedUpgrade();
        }
        upgrade.get().offer();
        return upgrade.get();
    }

    /** Hears nothing any more. */
    private record RefusedUpgrade() implements FrameInput {
        @Override
        public void heard() {}

        @Override
        public void receive(String frame) {}

        @Override
        public void fail(String reason) {}

        @Override
        public void dropSlow() {}

        @Override
        public void end(SessionEnd cause) {}
    }

    // It is the very instance that is shared; an equal event would have to be compared at the cost of encoding it.
    @SuppressWarnings("ReferenceEquality")
    OutboundMessage encode(DataEvent event, OptionalLong tag) {
        if (tag.isPresent()) {
            return OutboundMessage.of(Messages.push(event, tag));
        }
        if (event != lastEvent) {
            lastMessage = OutboundMessage.of(Messages.push(event, tag));
            lastEvent = event;
        }
        return lastMessage;
    }
}
