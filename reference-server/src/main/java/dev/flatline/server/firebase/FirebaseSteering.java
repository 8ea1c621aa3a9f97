package dev.flatline.server.firebase;

import dev.flatline.server.SessionEnd;
import dev.flatline.server.session.LivenessMonitor;
import dev.flatline.server.session.Steering;
import java.time.Duration;

/** Steers one connection by the protocol's control messages and the means of its transport. */
final class FirebaseSteering implements Steering {
    private static final int CLOSE_NORMAL = 1000;

    private final FirebaseConnection connection;
    private final LivenessMonitor liveness;
    private boolean frozen;

    FirebaseSteering(FirebaseConnection connection, LivenessMonitor liveness) {
        this.connection = connection;
        this.liveness = liveness;
    }

    @Override
    public void redirect(String host) {
        connection.send(OutboundMessage.of(Messages.redirect(host)));
    }

    @Override
    public void shutDown(String reason) {
        connection.send(OutboundMessage.of(Messages.shutDown(reason)));
    }

    @Override
    public void error(String text) {
        connection.send(OutboundMessage.of(Messages.error(text)));
    }

    @Override
    public void close(String reason) {
        // Or else the close frame would wait for a thaw that nobody can ask for any more.
        thaw();
        connection.end(SessionEnd.ADMIN);
        connection.outlet().close(CLOSE_NORMAL, reason);
    }

    @Override
    public void drop() {
        connection.end(SessionEnd.ADMIN);
        connection.outlet().drop();
    }

    @Override
    public void freeze() {
        if (!frozen) {
            connection.outlet().freeze();
            liveness.stop();
            frozen = true;
        }
    }

    @Override
    public void thaw() {
        if (frozen) {
            frozen = false;
            liveness.resume();
            connection.outlet().thaw();
        }
    }

    @Override
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public Duration silence() {
        return liveness.silence();
    }
}
