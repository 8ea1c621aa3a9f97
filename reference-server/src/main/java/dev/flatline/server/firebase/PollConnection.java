package dev.flatline.server.firebase;

import dev.flatline.server.SessionEnd;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.wire.PollReply;
import dev.flatline.server.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** One session's polls: what they bring goes to its connection, what it has to say goes back with them. */
final class PollConnection {
    private final PollOutlet outlet;
    private final PollUploads uploads;
    private final FirebaseConnection connection;
    private final byte[] password;

    PollConnection(LongPolling polling, FirebaseDialect dialect, ClientInfo client, int callback) {
        Namespace namespace = dialect.namespace();
        this.outlet = new PollOutlet(namespace, callback, () -> polling.forget(this));
        this.uploads = new PollUploads(namespace.config().limits().messageChars());
        this.connection = new FirebaseConnection(dialect, client, outlet);
        this.password = namespace.newSecret().getBytes(StandardCharsets.US_ASCII);
    }

    String id() {
        return connection.sessionId();
    }

    FirebaseConnection connection() {
        return connection;
    }

    void start(PollReply reply) {
        connection.greet();
        outlet.start(id(), new String(password, StandardCharsets.US_ASCII), reply);
    }

    /** Whether that is the password, in a time that does not tell how much of it is right. */
    boolean hasPassword(String candidate) {
        return MessageDigest.isEqual(password, candidate.getBytes(StandardCharsets.UTF_8));
    }

    void poll(PollRequest.Poll request, PollReply reply) {
        connection.heard();
        boolean serves = outlet.isOpen();
        if (!outlet.poll(request.serial(), reply) || !serves) {
            return;
        }
        try {
            uploads.add(request.segments()).forEach(connection::receiveMessage);
        } catch (ProtocolException e) {
            connection.fail(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The client of a poll is gone. If the poll was waiting, so is the session: browsers give up a connection one of whose
     * polls has failed.
     */
    void lost(PollReply reply) {
        if (outlet.lost(reply)) {
            end(SessionEnd.FIN);
        }
    }

    /** The client says that it leaves. */
    void leave() {
        end(SessionEnd.CLOSED);
    }

    /** A session that has moved to a WebSocket does not end with its polls. */
    private void end(SessionEnd cause) {
        if (outlet.isOpen()) {
            connection.end(cause);
        }
        outlet.drop();
    }
}
