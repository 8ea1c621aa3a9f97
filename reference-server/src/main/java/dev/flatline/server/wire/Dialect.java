package dev.flatline.server.wire;

import dev.flatline.server.Liveness;
import dev.flatline.server.database.DataEvent;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.session.Namespace;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Speaks for all connections of one namespace that use the same protocol, so that an event for many is encoded once. What the
 * protocols say differently is abstract here.
 */
public abstract class Dialect {
    private final Namespace namespace;
    /** An event reaches all its listeners before the next one begins, so remembering one is enough. */
    private @Nullable DataEvent lastEvent;

    private @Nullable OutboundMessage lastMessage;

    /** Speaks for a namespace. */
    protected Dialect(Namespace namespace) {
        this.namespace = namespace;
    }

    /** The namespace spoken for. */
    public final Namespace namespace() {
        return namespace;
    }

    /** Greets a client whose WebSocket has just opened, unless the WebSocket is for a session that it has already. */
    public abstract FrameInput connect(ClientInfo client, FrameOutput output);

    /** A message in the frames that carry it. */
    protected abstract OutboundMessage frame(String text);

    /** The first message to a client. */
    protected abstract String hello(ClientInfo client, String sessionId, long nowMillis);

    /** How it is found out that a silent client is gone. */
    protected abstract Liveness livenessOf(ClientInfo client);

    /** The number that goes with a refusal; none where there are only words. */
    protected abstract OptionalInt codeOf(Reply refusal);

    // It is the very instance that is shared; an equal event would have to be compared at the cost of encoding it.
    @SuppressWarnings("ReferenceEquality")
    final OutboundMessage encode(DataEvent event, OptionalLong tag) {
        if (tag.isPresent()) {
            return frame(Messages.push(event, tag));
        }
        OutboundMessage message = lastMessage;
        if (message == null || event != lastEvent) {
            message = frame(Messages.push(event, tag));
            lastMessage = message;
            lastEvent = event;
        }
        return message;
    }
}
