package dev.flatline.server.firebase;

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
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: from its hello to its end. The transport calls it with what comes in; it answers through an
 * {@link Outlet}, which may become another one on the way ({@link TransportUpgrade}). Everything on the namespace's loop.
 */
final class FirebaseConnection implements FrameInput {
    private static final int CLOSE_PROTOCOL_ERROR = 1002;

    private final FirebaseDialect dialect;
    private final ClientInfo client;
    private final ServerConfig config;
    private final Session session;
    private final Requests requests;
    private final SegmentReader segments;
    private final ConnectionDefects defects;
    private final LivenessMonitor liveness;
    private final Steering steering;
    private final ServerMeter meter;
    private Outlet outlet;
    private @Nullable TransportUpgrade upgrade;
    private boolean ended;
    /** The client does not read; nothing is sent any more. */
    private boolean tooSlow;

    FirebaseConnection(FirebaseDialect dialect, ClientInfo client, Outlet outlet) {
        Namespace namespace = dialect.namespace();
        this.dialect = dialect;
        this.client = client;
        this.outlet = outlet;
        this.config = namespace.config();
        this.meter = namespace.meter();
        this.session = namespace.open(client, new Pushes());
        this.requests = new Requests(session);
        this.segments = new SegmentReader(config.limits().messageChars());
        this.defects = new ConnectionDefects(namespace);
        this.liveness = LivenessMonitor.start(
                defects.policy(config.livenessFor(client.userAgent())), namespace.loop(), this::probe, this::silent);
        this.steering = new FirebaseSteering(this, liveness);
    }

    void greet() {
        long nowMillis = defects.greetingMillis(dialect.namespace().database().nowMillis());
        send(OutboundMessage.of(Messages.hello(nowMillis, client.host(), session.id())));
        session.greeted();
    }

    String sessionId() {
        return session.id();
    }

    /** The way to the client, for now. */
    Outlet outlet() {
        return outlet;
    }

    private void silent() {
        if (defects.giveUp()) {
            end(SessionEnd.SILENT);
        }
    }

    private void probe() {
        outlet.probe();
    }

    /** Begins to move the session from polling to a WebSocket; empty if it is not polling, or on the move already. */
    Optional<TransportUpgrade> upgradeTo(Outlet socket) {
        if (ended || upgrade != null || !(outlet instanceof PollOutlet)) {
            return Optional.empty();
        }
        upgrade = new TransportUpgrade(this, outlet, socket, config.limits().messageChars());
        return Optional.of(upgrade);
    }

    /** Ends what is sent the old way, and sends the new way from now on. */
    void moveTo(Outlet socket) {
        send(OutboundMessage.of(Messages.endOfTransport()));
        outlet = socket;
    }

    /** No upgrade is under way any more, for better or worse. */
    void upgraded() {
        upgrade = null;
    }

    @Override
    public void heard() {
        if (defects.countAsLife()) {
            liveness.heard();
        }
    }

    @Override
    public void receive(String frame) {
        if (ended || tooSlow) {
            return;
        }
        try {
            segments.read(frame).ifPresent(this::receiveMessage);
        } catch (ProtocolException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void end(SessionEnd cause) {
        if (!ended) {
            ended = true;
            liveness.stop();
            session.end(cause);
            if (upgrade != null) {
                upgrade.connectionEnded();
            }
        }
    }

    @Override
    public void fail(String reason) {
        if (!ended) {
            meter.rejected("protocol_error");
            send(OutboundMessage.of(Messages.error(reason)));
            end(SessionEnd.PROTOCOL_ERROR);
            outlet.close(CLOSE_PROTOCOL_ERROR, reason);
        }
    }

    /** A whole message came in. */
    void receiveMessage(String text) {
        if (ended) {
            return;
        }
        try {
            perform(text);
        } catch (ProtocolException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void perform(String text) {
        meter.messageReceived();
        if (config.listener() != ServerListener.NONE) {
            config.listener().on(new ServerEvent.Received(session.id(), text));
        }
        Map<String, @Nullable Object> message = Json.parse(text);
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
        if (!reply.isOk()) {
            meter.rejected(reply.status());
        }
        send(OutboundMessage.of(Messages.response(r, reply)));
    }

    private void receiveControl(Map<?, ?> control) {
        if ("p".equals(control.get("t"))) {
            send(OutboundMessage.of(Messages.pong()));
        } else if ("n".equals(control.get("t")) && upgrade != null) {
            upgrade.pollingEnded();
        } else {
            send(OutboundMessage.of(Messages.error("unknown control message")));
        }
    }

    void send(OutboundMessage message) {
        if (tooSlow || !outlet.keepsUp()) {
            dropSlow();
            return;
        }
        if (config.listener() != ServerListener.NONE) {
            config.listener().on(new ServerEvent.Sent(session.id(), message.text()));
        }
        meter.messageSent();
        liveness.sent();
        outlet.send(message);
    }

    @Override
    public void dropSlow() {
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
            send(OutboundMessage.of(Messages.rangeMerge(path, ranges, tag)));
        }

        @Override
        public void revoked(Path path, QueryParams query) {
            send(OutboundMessage.of(Messages.revoked(path, query)));
        }

        @Override
        public void credentialExpired() {
            send(OutboundMessage.of(Messages.credentialExpired()));
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
