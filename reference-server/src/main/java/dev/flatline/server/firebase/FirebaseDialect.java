package dev.flatline.server.firebase;

import dev.flatline.server.database.DataEvent;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.session.Namespace;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Speaks the protocol for all connections of one namespace, so that an event for many is encoded once. */
public final class FirebaseDialect {
    private final Namespace namespace;
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

    /** Greets a client whose WebSocket has just opened. */
    public FirebaseConnection connect(ClientInfo client, FrameOutput output) {
        FirebaseConnection connection = new FirebaseConnection(this, client, output);
        connection.greet();
        return connection;
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
