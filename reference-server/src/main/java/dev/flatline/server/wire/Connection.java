package dev.flatline.server.wire;

import dev.flatline.server.Liveness;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.ServerListener;
import dev.flatline.server.ServerMeter;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.database.DataEvent;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.session.LivenessMonitor;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.session.Session;
import dev.flatline.server.session.SessionOutput;
import dev.flatline.server.session.Steering;
import dev.flatline.server.tree.NodeRange;
import dev.flatline.server.tree.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: from its hello to its end. The transport calls it with what comes in; it answers through an
 * {@link Outlet}, which may become another one on the way. Everything on the namespace's loop.
 */
public abstract class Connection implements FrameInput {
    private static final int CLOSE_PROTOCOL_ERROR = 1002;

    private final Dialect dialect;
    private final ClientInfo client;
    private final ServerConfig config;
    private final Session session;
    private final Requests requests;
    private final ConnectionDefects defects;
    private final LivenessMonitor liveness;
    private final Steering steering;
    private final ServerMeter meter;
    private Outlet outlet;
    private boolean ended;
    /** The client does not read; nothing is sent any more. */
    private boolean tooSlow;

    /** Opens a session; the client is not {@linkplain #greet greeted} yet. */
    protected Connection(Dialect dialect, ClientInfo client, Outlet outlet) {
        Namespace namespace = dialect.namespace();
        this.defects = new ConnectionDefects(namespace);
        Liveness policy = defects.policy(dialect.livenessOf(client));
        this.dialect = dialect;
        this.client = client;
        this.outlet = outlet;
        this.config = namespace.config();
        this.meter = namespace.meter();
        this.session = namespace.open(client, new Pushes());
        this.requests = new Requests(session);
        this.liveness = LivenessMonitor.start(policy, namespace.loop(), this::probe, this::silent);
        this.steering = new ConnectionSteering(this, liveness, policy);
    }

    /** Says hello. */
    public final void greet() {
        long nowMillis = defects.greetingMillis(dialect.namespace().database().nowMillis());
        send(dialect.hello(client, session.id(), nowMillis));
        session.greeted();
    }

    /** The secret that names the session. */
    public final String sessionId() {
        return session.id();
    }

    /** The way to the client, for now. */
    protected final Outlet outlet() {
        return outlet;
    }

    /** Sends another way from now on. */
    protected final void moveTo(Outlet other) {
        outlet = other;
    }

    /** Whether the session is over. */
    protected final boolean hasEnded() {
        return ended;
    }

    private void silent() {
        if (defects.giveUp()) {
            end(SessionEnd.SILENT);
        }
    }

    private void probe() {
        outlet.probe();
    }

    @Override
    public final void heard() {
        if (defects.countAsLife()) {
            liveness.heard();
        }
    }

    @Override
    public final void receive(String frame) {
        if (ended || tooSlow) {
            return;
        }
        try {
            receiveFrame(frame);
        } catch (ProtocolException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A text frame came in.
     *
     * @throws ProtocolException if it is not the protocol
     */
    protected abstract void receiveFrame(String frame);

    @Override
    public final void end(SessionEnd cause) {
        if (!ended) {
            ended = true;
            liveness.stop();
            session.end(cause);
            over();
        }
    }

    /** The session has just ended. */
    protected abstract void over();

    @Override
    public final void fail(String reason) {
        if (!ended) {
            meter.rejected("protocol_error");
            send(Messages.error(reason));
            end(SessionEnd.PROTOCOL_ERROR);
            outlet.close(CLOSE_PROTOCOL_ERROR, reason);
        }
    }

    /** A whole message came in. */
    public final void receiveMessage(String text) {
        if (ended) {
            return;
        }
        try {
            observe(text);
            perform(Json.parse(text));
        } catch (ProtocolException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void observe(String text) {
        meter.messageReceived();
        if (config.listener() != ServerListener.NONE) {
            config.listener().on(new ServerEvent.Received(session.id(), text));
        }
    }

    private void perform(Map<String, @Nullable Object> message) {
        if (!(message.get("d") instanceof Map<?, ?> content)) {
            throw new ProtocolException("\"d\" of a message must be an object");
        }
        if ("d".equals(message.get("t"))) {
            receiveRequest(content);
        } else if ("c".equals(message.get("t"))) {
            receiveControl(content);
        } else {
            throw new ProtocolException("\"t\" of a message must be \"c\" or \"d\"");
        }
    }

    private void receiveRequest(Map<?, ?> request) {
        if (!(request.get("r") instanceof Integer r)) {
            throw new ProtocolException("\"r\" of a request must be a whole number below 2^31");
        }
        Reply reply = request.get("a") instanceof String action
                ? requests.perform(action, request.get("b"))
                : Reply.failure("\"a\" of a request must be a string");
        if (reply.isOk()) {
            send(Messages.response(r, reply));
        } else {
            meter.rejected(reply.status());
            send(Messages.refusal(r, reply, dialect.codeOf(reply)));
        }
    }

    /** A message about the connection itself came in. */
    protected void receiveControl(Map<?, ?> control) {
        if ("p".equals(control.get("t"))) {
            send(Messages.pong());
        } else {
            send(Messages.error("unknown control message"));
        }
    }

    /** Sends a message. */
    protected final void send(String text) {
        send(dialect.frame(text));
    }

    private void send(OutboundMessage message) {
        if (sendUnobserved(message)) {
            if (config.listener() != ServerListener.NONE) {
                config.listener().on(new ServerEvent.Sent(session.id(), message.text()));
            }
            meter.messageSent();
        }
    }

    /**
     * Sends what is no message but keeps the transport going.
     *
     * @return whether the client keeps up with what it is sent; if not, its connection ends
     */
    protected final boolean sendUnobserved(OutboundMessage message) {
        if (tooSlow || !outlet.keepsUp()) {
            dropSlow();
            return false;
        }
        liveness.sent();
        outlet.send(message);
        return true;
    }

    @Override
    public final void dropSlow() {
        if (!tooSlow) {
            tooSlow = true;
            dialect.namespace().loop().execute(() -> {
                end(SessionEnd.SLOW);
                outlet.drop();
            });
        }
    }

    private final class Pushes implements SessionOutput {
        @Override
        public void push(DataEvent event, OptionalLong tag) {
            send(dialect.encode(event, tag));
        }

        @Override
        public void pushRanges(Path path, List<NodeRange> ranges, OptionalLong tag) {
            send(Messages.rangeMerge(path, ranges, tag));
        }

        @Override
        public void revoked(Path path, QueryParams query) {
            send(Messages.revoked(path, query));
        }

        @Override
        public void credentialExpired() {
            send(Messages.credentialExpired());
        }

        @Override
        public Steering steering() {
            return steering;
        }

        @Override
        public void drop() {
            // The session may have been ended by another one's arrival, so the connection learns of it here.
            end(SessionEnd.REPLACED);
            outlet.drop();
        }
    }
}
