package dev.flatline.server.firebase;

import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.wire.Connection;
import dev.flatline.server.wire.Messages;
import dev.flatline.server.wire.Outlet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection whose messages come in segments, and which may begin with polls and move to a WebSocket. */
final class FirebaseConnection extends Connection {
    private final SegmentReader segments;
    private final int maxMessageChars;
    private @Nullable TransportUpgrade upgrade;

    FirebaseConnection(FirebaseDialect dialect, ClientInfo client, Outlet outlet) {
        super(dialect, client, outlet);
        maxMessageChars = dialect.namespace().config().limits().messageChars();
        segments = new SegmentReader(maxMessageChars);
    }

    /** Begins to move the session from polling to a WebSocket; empty if it is not polling, or on the move already. */
    Optional<TransportUpgrade> upgradeTo(Outlet socket) {
        if (hasEnded() || upgrade != null || !(outlet() instanceof PollOutlet)) {
            return Optional.empty();
        }
        upgrade = new TransportUpgrade(this, outlet(), socket, maxMessageChars);
        return Optional.of(upgrade);
    }

    /** Ends what is sent the old way, and sends the new way from now on. */
    void upgradeBegun(Outlet socket) {
        send(Messages.endOfTransport());
        moveTo(socket);
    }

    /** No upgrade is under way any more, for better or worse. */
    void upgraded() {
        upgrade = null;
    }

    @Override
    protected void receiveFrame(String frame) {
        segments.read(frame).ifPresent(this::receiveMessage);
    }

    @Override
    protected void receiveControl(Map<?, ?> control) {
        if ("n".equals(control.get("t")) && upgrade != null) {
            upgrade.pollingEnded();
        } else {
            super.receiveControl(control);
        }
    }

    @Override
    protected void over() {
        if (upgrade != null) {
            upgrade.connectionEnded();
        }
    }
}
