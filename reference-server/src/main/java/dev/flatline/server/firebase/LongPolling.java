package dev.flatline.server.firebase;

import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.wire.PollAnswer;
import dev.flatline.server.wire.PollReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Long polling (spec 1.7): sessions of browsers that cannot, or do not yet, use a WebSocket. The client loads scripts; the
 * server answers a script's request when it has something to say. Everything on the namespace's loop.
 */
public final class LongPolling {
    /** Each of them holds at most one request open. */
    private static final int MAX_SESSIONS = 10_000;

    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final FirebaseDialect dialect;
    private final Map<String, PollConnection> connections = new LinkedHashMap<>();

    LongPolling(FirebaseDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Takes a request, which may be answered at once or later.
     *
     * @return to be run, on the loop, when the request's connection is closed before it has been answered
     */
    public Runnable receive(PollRequest request, ClientInfo client, PollReply reply) {
        if (request instanceof PollRequest.Start start) {
            start(start, client, reply);
        } else if (request instanceof PollRequest.Poll poll) {
            PollConnection connection = find(poll.id(), poll.password());
            if (connection == null) {
                reply.answer(PollAnswer.refusal(FORBIDDEN, "there is no such session, or its password is another one"));
            } else {
                connection.poll(poll, reply);
                return () -> connection.lost(reply);
            }
        } else if (request instanceof PollRequest.Leave leave) {
            PollConnection connection = find(leave.id(), leave.password());
            // Clients also leave what they have upgraded; that session goes on, and is not found here any more.
            if (connection != null) {
                connection.leave();
            }
            reply.answer(ScriptAnswers.done());
        } else {
            reply.answer(ScriptAnswers.leavePage());
        }
        return () -> {};
    }

    private void start(PollRequest.Start start, ClientInfo client, PollReply reply) {
        if (connections.size() >= MAX_SESSIONS) {
            reply.answer(PollAnswer.refusal(UNAVAILABLE, "too many sessions use long polling"));
            return;
        }
        PollConnection connection = new PollConnection(this, dialect, client, start.callback());
        connections.put(connection.id(), connection);
        connection.start(reply);
    }

    /** The connection of a session that polls, by the session's id. */
    Optional<FirebaseConnection> find(String sessionId) {
        return Optional.ofNullable(connections.get(sessionId)).map(PollConnection::connection);
    }

    void forget(PollConnection connection) {
        connections.remove(connection.id());
    }

    private @Nullable PollConnection find(String id, String password) {
        PollConnection connection = connections.get(id);
        return connection != null && connection.hasPassword(password) ? connection : null;
    }
}
