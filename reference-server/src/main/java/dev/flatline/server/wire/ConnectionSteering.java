package dev.flatline.server.wire;

import dev.flatline.server.Liveness;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.session.LivenessMonitor;
import dev.flatline.server.session.Steering;
import java.time.Duration;

/** Steers one connection by the protocol's control messages and the means of its transport. */
final class ConnectionSteering implements Steering {
    private static final int CLOSE_NORMAL = 1000;

    private final Connection connection;
    private final LivenessMonitor monitor;
    private final Liveness policy;
    private boolean frozen;

    ConnectionSteering(Connection connection, LivenessMonitor monitor, Liveness policy) {
        this.connection = connection;
        this.monitor = monitor;
        this.policy = policy;
    }

    @Override
    public void redirect(String host) {
        connection.send(Messages.redirect(host));
    }

    @Override
    public void shutDown(String reason) {
        connection.send(Messages.shutDown(reason));
    }

    @Override
    public void error(String text) {
        connection.send(Messages.error(text));
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
            monitor.stop();
            frozen = true;
        }
    }

    @Override
    public void thaw() {
        if (frozen) {
            frozen = false;
            monitor.resume();
            connection.outlet().thaw();
        }
    }

    @Override
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public Liveness liveness() {
        return policy;
    }

    @Override
    public Duration silence() {
        return monitor.silence();
    }
}
