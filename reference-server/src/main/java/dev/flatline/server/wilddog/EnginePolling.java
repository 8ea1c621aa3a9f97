package dev.flatline.server.wilddog;

import dev.flatline.server.SessionEnd;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.wire.PollAnswer;
import dev.flatline.server.wire.PollReply;
import dev.flatline.server.wire.ProtocolException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Engine.IO's long polling (Wilddog spec 3.6): how the SDKs up to 2.1 begin, before they move to a WebSocket. Everything on
 * the namespace's loop.
 */
public final class EnginePolling {
    /** Each of them holds at most one request open. */
    private static final int MAX_SESSIONS = 10_000;

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final WilddogDialect dialect;
    private final Map<String, Polled> sessions = new LinkedHashMap<>();

    /** A session and the way its polls are answered. */
    private record Polled(WilddogConnection connection, EngineOutlet outlet) {}

    EnginePolling(WilddogDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Takes a request, which may be answered at once or later.
     *
     * @return to be run, on the loop, when the request's connection is closed before it has been answered
     */
    public Runnable receive(EnginePoll request, ClientInfo client, PollReply reply) {
        if (request.sid().isEmpty() && !request.brings()) {
            start(client, reply);
            return () -> {};
        }
        Polled session = request.sid().map(sessions::get).orElse(null);
        if (session == null) {
            reply.answer(PollAnswer.refusal(BAD_REQUEST, "there is no session that polls and has this sid"));
            return () -> {};
        }
        session.connection().heard();
        if (request.brings()) {
            take(session, request, reply);
            return () -> {};
        }
        session.outlet().poll(reply);
        return () -> lost(session, reply);
    }

    private void start(ClientInfo client, PollReply reply) {
        if (sessions.size() >= MAX_SESSIONS) {
            reply.answer(PollAnswer.refusal(UNAVAILABLE, "too many sessions use long polling"));
            return;
        }
        EngineOutlet outlet = new EngineOutlet(dialect.namespace(), this::forgetOver);
        WilddogConnection connection = new WilddogConnection(dialect, client, outlet);
        sessions.put(connection.sessionId(), new Polled(connection, outlet));
        connection.open(List.of("websocket"));
        outlet.start(reply);
    }

    private static void take(Polled session, EnginePoll request, PollReply reply) {
        try {
            List<String> packets = Payload.packets(request.body());
            packets.forEach(session.connection()::receive);
            reply.answer(PollAnswer.ok("text/plain", "ok"));
        } catch (ProtocolException e) {
            // None of it was looked at, and the client must know, since it does not send anything twice.
            session.connection().fail(String.valueOf(e.getMessage()));
            reply.answer(PollAnswer.refusal(BAD_REQUEST, String.valueOf(e.getMessage())));
        }
    }

    /** The client of a poll is gone. If the poll was waiting, so is the session: clients give up when a poll fails. */
    private static void lost(Polled session, PollReply reply) {
        if (session.outlet().lost(reply) && session.outlet().isOpen()) {
            session.connection().end(SessionEnd.FIN);
            session.outlet().drop();
        }
    }

    /** The connection of a session that polls, by its sid. */
    Optional<WilddogConnection> find(String sid) {
        Polled session = sessions.get(sid);
        return session == null || !session.outlet().isOpen() ? Optional.empty() : Optional.of(session.connection());
    }

    private void forgetOver() {
        sessions.values().removeIf(session -> session.outlet().isOver());
    }
}
